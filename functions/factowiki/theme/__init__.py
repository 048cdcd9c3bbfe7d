"""Templates and assets as handed in: checked, compiled, rendered; the digest of all that renders.

Not here: reading them from a folder (``design_folder``), and what a page shows (``pages``).
"""
