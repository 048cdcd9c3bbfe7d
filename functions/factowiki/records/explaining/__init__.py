"""Why a record is refused, in its editor's words: found out only then, so it may take its time.

Not here: whether it is refused (``parsing``, ``checks``).
"""
