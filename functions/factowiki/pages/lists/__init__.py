"""The pages made from many records: one module each, which yields its addresses and their bytes.

Not here: what one ingredient's page shows.
"""
