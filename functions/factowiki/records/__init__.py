"""What editors write: the models of records, their keys, and bytes made records or problems.

Not here: what other pages show of a record (``catalog``), and anything that reads or writes files.
"""
