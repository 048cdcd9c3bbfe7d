"""What editors write: the records, and how bytes become a record or a list of problems. Pure."""
