"""The manual rebuild: what a person may ask for, and how that is done at once or through the queue.

Not here: how a page is made, which `engine.publish` does.
"""
