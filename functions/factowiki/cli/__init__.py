"""The factowiki command: its arguments and its exit status, one module a command.

Not here: what the commands do (``local``), which each of them imports when it runs.
"""
