"""Compares the full build with other site generators on one generated site: `make bench`."""
