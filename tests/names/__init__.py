"""Invented names of ingredients, in the manner of real ones, and what a site must make of them."""
