"""The whole system on this machine: the emulator behind its gate, the stack in it, the preview.

Not here: a stack that is deployed elsewhere (``operate``).
"""
