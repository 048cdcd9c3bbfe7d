"""One module a family of rules: each takes a context and yields what it finds.

Not here: what a code means to an editor (``table``), and lists of words (``words``).
"""
