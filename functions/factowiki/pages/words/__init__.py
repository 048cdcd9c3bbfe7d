"""The sentences and the grammar that pages share.

Not here: where a sentence stands.
"""
