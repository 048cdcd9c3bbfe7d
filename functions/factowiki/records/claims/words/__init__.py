"""Lists of words by class, as data: each names the public source that it follows.

Only generic words stand here, and phrases of three words at most.

Not here: what a rule makes of them (``rules``).
"""
