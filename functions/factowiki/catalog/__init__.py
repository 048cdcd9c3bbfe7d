"""What the site knows of every record: a row each, and what follows from all rows together.

Not here: records themselves, and the bucket in which it is kept (``engine.state``).
"""
