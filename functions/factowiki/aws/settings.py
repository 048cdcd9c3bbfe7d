"""What the functions are told by their environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields

from factowiki.engine.errors import PermanentError


@dataclass(frozen=True, slots=True)
class Settings:
    """Names of what `infra/template.yaml` makes. ``distribution_id`` is empty without a CDN.

    ``invalidate_by`` is "tags", or "paths" for a distribution that knows no cache tags.
    """

    content_bucket: str
    site_bucket: str
    state_bucket: str
    publish_queue_url: str
    refresh_queue_url: str
    distribution_id: str = ""
    invalidate_by: str = "tags"


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Raises `PermanentError` naming every variable that is missing."""
    required = [field.name.upper() for field in fields(Settings) if field.default is MISSING]
    missing = [name for name in required if not environment.get(name)]
    if missing:
        raise PermanentError(f"set {', '.join(missing)} in the function's environment")
    given = {field.name: environment.get(field.name.upper(), "") for field in fields(Settings)}
    settings = Settings(**{name: value for name, value in given.items() if value})
    if settings.invalidate_by not in {"tags", "paths"}:
        raise PermanentError("set INVALIDATE_BY to tags or paths in the function's environment")
    return settings
