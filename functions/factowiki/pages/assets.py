"""Stylesheets, scripts and images, as they are served."""

from __future__ import annotations

from factowiki.pages import urls
from factowiki.pages.artifact import Artifact
from factowiki.theme.design import Design


def assets_of(design: Design) -> dict[str, Artifact]:
    """Every asset of a design by its key, which names its content."""
    return {key: Artifact(body, urls.headers(key)) for key, body in design.asset_keys.items()}
