"""The previous form of records, read for one release: no page of a deployed site goes away.

What needs no person is converted; the rest is left out, and told. The next release drops this
folder, or fills it with the form that is current now.

Not here: forms older than that, which are refused.
"""
