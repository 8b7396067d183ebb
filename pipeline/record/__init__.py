"""What was read and understood to the published record: items, evidence, what no field took."""
