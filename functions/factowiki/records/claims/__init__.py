"""A linter for claims: what prose says against what its record knows, in rules without a model.

``linting.lint`` takes the statements of a record and what the record knows, and answers with flags:
by which rule, how grave, which words, what to write instead. ``table`` explains each rule.

Not here: the shape and sense of a record (its models, ``checks``); nothing here reads a record.
"""
