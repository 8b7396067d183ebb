"""Plans described in plain values, their DOCX renditions, and the record each must give."""
