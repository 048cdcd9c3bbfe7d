"""The design of the site: its templates and stylesheet, and a digest of all that shapes a page."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Design:
    """Templates by name (`pages/ingredient.html.jinja`), assets by file name (`site.css`).

    ``code`` is the digest of our code that selects and renders, ``runtime`` names what it has
    from elsewhere; with the templates and assets they make up ``digest``, so a deploy that could
    change a page is seen as a change. ``parser`` is
    the digest of the code that reads records: where it changes, every record is read anew.
    ``headers`` is the digest of the rules for headers: where it changes, every object is written
    anew, though its bytes may be right.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    code: str = ""
    parser: str = ""
    headers: str = ""
    runtime: str = ""

    @cached_property
    def digest(self) -> str:
        parts = f"{self.source} {self.runtime} {self.headers}"
        return hashlib.sha256(parts.encode()).hexdigest()[:16]

    @cached_property
    def source(self) -> str:
        """The digest of what we wrote: the same wherever it runs."""
        whole = hashlib.sha256(self.code.encode())
        for name, text in sorted(self.templates.items()):
            whole.update(f"\0{name}\0{text}".encode())
        for name, body in sorted(self.assets.items()):
            whole.update(f"\0{name}\0".encode() + body)
        return whole.hexdigest()[:16]

    @cached_property
    def asset_paths(self) -> Mapping[str, str]:
        """For each asset its address, with a hash of its content in the name."""
        return {name: f"/{_asset_key(name, body)}" for name, body in self.assets.items()}

    @cached_property
    def asset_keys(self) -> Mapping[str, bytes]:
        """Where each asset stands in the site bucket."""
        return {_asset_key(name, body): body for name, body in self.assets.items()}


def _asset_key(name: str, body: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{hashlib.sha256(body).hexdigest()[:10]}.{ending}"
