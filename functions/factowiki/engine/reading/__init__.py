"""The content bucket read: its listing, one record or its last good version, all that is new.

Not here: what is done with it.
"""
