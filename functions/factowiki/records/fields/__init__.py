"""What fields may hold that are no plain text: as people write it, and as records have it.

Not here: texts and slugs (``records.text``), what to tell where it is refused (``explaining``).
"""
