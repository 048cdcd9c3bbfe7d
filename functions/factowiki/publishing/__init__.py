"""Decisions and the settle loop: how the site is made to match its records. Pure."""
