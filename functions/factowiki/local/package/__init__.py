"""The artifact for Lambda: templates compiled, libraries trimmed, bytecode made.

Not here: anything that the functions import.
"""
