"""What cannot be said of evidence, in six groups: each rule teaches what to write instead.

A refusal says what is wrong, why it would mislead, and what would be true. The numbers are in
``records/evidence/thresholds.py``, the words in ``wordlists.py``.

Not here: what follows from the fields by itself (``records/evidence/conclusions.py``), and what
prose claims.
"""
