"""The checkout that is deployed: on this machine, where the package lies in one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

CHECKOUT: Final = Path(__file__).resolve().parents[3]

BUILD: Final = CHECKOUT / "build"  # what is made of it, never committed
FUNCTION: Final = BUILD / "function"  # from where infra/template.yaml takes the functions' code
