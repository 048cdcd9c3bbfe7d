"""The same engine on a laptop: stores in directories and in memory, and what the commands share.

Not here: anything that goes in the Lambda artifact.
"""
