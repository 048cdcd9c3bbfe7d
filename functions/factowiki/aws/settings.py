"""What the functions are told by their environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields

from factowiki.publishing.errors import PermanentError


@dataclass(frozen=True, slots=True)
class Settings:
    """Names of what `infra/template.yaml` makes. ``distribution_id`` is empty without a CDN."""

    content_bucket: str
    site_bucket: str
    state_bucket: str
    publish_queue_url: str
    refresh_queue_url: str
    distribution_id: str = ""


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Raises `PermanentError` naming every variable that is missing."""
    required = [field.name.upper() for field in fields(Settings) if field.default is MISSING]
    missing = [name for name in required if not environment.get(name)]
    if missing:
        raise PermanentError(f"set {', '.join(missing)} in the function's environment")
    return Settings(
        **{field.name: environment.get(field.name.upper(), "") for field in fields(Settings)}
    )
