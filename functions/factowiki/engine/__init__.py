"""Decisions and loops over ports: publish, refresh and rebuild, and the messages between them.

Not here: anything of AWS, of the file system or of the clock; those come in by argument.
"""
