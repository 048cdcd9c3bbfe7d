"""The sense of a well-formed record: what its fields say against each other, with place and cure.

Not here: the shape of a record (its models) and the words for what is misshapen (``explaining``).
"""
