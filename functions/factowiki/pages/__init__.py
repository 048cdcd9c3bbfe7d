"""What readers get: addresses, the pages at them, and the one list of kinds.

Not here: templates and how they are compiled (``theme``), and when a page is written (``engine``).
"""
