"""The tests."""

import os

# Handlers log and count under these names; they stand in the template for the real functions.
os.environ.setdefault("POWERTOOLS_SERVICE_NAME", "factowiki")
os.environ.setdefault("POWERTOOLS_METRICS_NAMESPACE", "FactoWiki")
os.environ.setdefault("POWERTOOLS_METRICS_DISABLED", "true")
