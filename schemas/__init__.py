"""What things are: the data that crosses the stages, and the published record. Imports nobody."""
