"""The site built in a folder, on all cores, without any of AWS.

Not here: the functions' engine, which it calls.
"""
