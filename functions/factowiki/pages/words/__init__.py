"""The sentences and the grammar that pages share; all words for what is known are in ``table``.

Not here: where a sentence stands.
"""
