"""What a record says of evidence, as data: findings and what they rest on, doses, harms, groups.

A field that is left out reads as the weaker claim, and what a source found stays apart from what
we make of it. The sentences that readers see are made from these fields (``pages/words``).

Not here: whether the fields agree with each other (``records/checks``).
"""
