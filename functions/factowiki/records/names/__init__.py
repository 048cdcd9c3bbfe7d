"""Names as people look them up, sort them and misspell them.

Not here: which names a record may have.
"""
