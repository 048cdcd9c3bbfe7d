"""Numbers, however JSON writes them."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field


def _without_point(value: Any) -> Any:
    """2019.0 and 2e3 are whole numbers in JSON; some programs write them so."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE: Final = BeforeValidator(_without_point)
Year = Annotated[int, Field(ge=1800, le=2100), WHOLE]
# Bounds, so that what some programs read as infinite is refused by all.
Figure = Annotated[float, Field(ge=-1e12, le=1e12)]
