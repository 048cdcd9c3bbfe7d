"""A deployed stack seen from outside: found, asked to rebuild, followed.

Not here: how it is deployed.
"""
