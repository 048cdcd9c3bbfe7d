"""What the site knows of every record: a row each, and what follows from all rows together.

Not here: records themselves, and how the catalog is kept in a bucket (``engine.state``).
"""
