"""Text to words, clauses with their negation and certainty, and the claims in them.

Not here: whether a claim is allowed (``rules``).
"""
