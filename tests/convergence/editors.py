"""What editors do to a small wiki, at random: three names that are linked, renamed, broken."""

from __future__ import annotations

from typing import Any

from tests.content.records import category, ingredient, site, to_bytes
from tests.convergence.choices import Choices

SLUGS = ("a", "b", "c")
CATEGORIES = ("x", "y")
BROKEN = (b"", b"{", b'{"slug": 1}')


def records() -> dict[str, bytes]:
    """The wiki before the first edit."""
    return {
        "site.json": to_bytes(site()),
        "categories/x.json": to_bytes(category("x")),
        "ingredients/a.json": to_bytes(ingredient("a", categories=["x"], related=["b"])),
        "ingredients/b.json": to_bytes(ingredient("b")),
    }


def edit(choices: Choices) -> tuple[str, bytes | None]:
    """A key of the content bucket and what an editor puts there; None to remove it."""
    kind = choices.below(12)
    if kind == 0:
        return "site.json", _site(choices)
    if kind <= 2:
        slug = choices.one_of(CATEGORIES)
        return f"categories/{slug}.json", _category(slug, choices)
    slug = choices.one_of(SLUGS)
    return f"ingredients/{slug}.json", _ingredient(slug, choices)


def _site(choices: Choices) -> bytes | None:
    if choices.chance(15):
        return None
    if choices.chance(15):
        return choices.one_of(BROKEN)
    return to_bytes(site(disclaimer=f"Disclaimer {choices.below(3)}."))


def _category(slug: str, choices: Choices) -> bytes | None:
    if choices.chance(20):
        return None
    if choices.chance(22):
        return choices.one_of(BROKEN)
    return to_bytes(category(slug, name=f"Category {slug} {choices.below(3)}"))


def _ingredient(slug: str, choices: Choices) -> bytes | None:
    if choices.chance(20):
        return None
    if choices.chance(22):
        return choices.one_of(BROKEN)
    fields: dict[str, Any] = {
        "name": f"Name {slug} {choices.below(4)}",
        "related": _some(SLUGS, slug, choices),
        "categories": _some(CATEGORIES, slug, choices),
        "formerly": _some(SLUGS, slug, choices) if choices.chance(25) else [],
        "links_back": choices.chance(30),
        "status": "draft" if choices.chance(15) else "published",
    }
    if choices.chance(20):
        fields |= {
            "reviewed": "2026-01-01",
            "review_due": choices.one_of(["2026-11-23", "2026-11-24"]),
        }
    return to_bytes(ingredient(slug, **fields))


def _some(slugs: tuple[str, ...], own: str, choices: Choices) -> list[str]:
    return [slug for slug in slugs if slug != own and choices.chance(40)]
