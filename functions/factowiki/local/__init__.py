"""The same engine without AWS: stores in directories and in memory, the embedded cloud, preview."""
