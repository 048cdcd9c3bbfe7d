"""What the linter for claims looks for, on a terminal."""

from __future__ import annotations

import sys

from factowiki.records.claims.table import rules_text


def print_rules() -> None:
    sys.stdout.write(rules_text())
