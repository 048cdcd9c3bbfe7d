"""The page of one ingredient: what it shows, section by section, its twin and its linked data.

Not here: pages made from many records (``lists``), and words that several pages share (``words``).
"""
