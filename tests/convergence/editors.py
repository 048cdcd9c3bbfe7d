"""What editors do to a wiki, at random: a few names that are linked, renamed, broken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from factowiki.records.keys import ContentKey
from tests.convergence.choices import Choices
from tests.records.records import category, editorial, ingredient, ingredient_key, site, to_bytes

SLUGS = ("a", "b", "c")
CATEGORIES = ("x", "y")
PAGES = ("a", "m")  # one with the slug of an ingredient
# Some of what is written has warnings, which depend on nothing that is drawn for them.
NAMES = ("Name {} 0", "Name {} 1", "Name {} 2", "Name {} &amp; 3")
BROKEN = (b"", b"{", b'{"slug": 1}', b'{"slug": 1, "status": "draft"}')
# Names that no record has; of the last nobody meant anything.
MISNAMED = (
    "ingredients/A.json",
    "ingredients/b (1).json",
    "ingredient/c.json",
    "pages/search.json",
    "x/.DS_Store",
)


@dataclass(frozen=True)
class Wiki:
    """One with these slugs; not all of them have a record from the beginning."""

    slugs: tuple[str, ...] = SLUGS

    @classmethod
    def drawn(cls, choices: Choices) -> Wiki:
        """Mostly a small one: what goes wrong among few is found sooner."""
        more = choices.one_of((9, 22, 37)) if choices.chance(5) else 0
        return cls((*SLUGS, *(f"d{number:02}" for number in range(more))))

    def records(self) -> dict[str, bytes]:
        """The wiki before the first edit."""
        found = {
            "site.json": to_bytes(site()),
            "categories/x.json": to_bytes(category("x")),
            "ingredients/a.json": to_bytes(ingredient("a", categories=["x"], related=["b"])),
            "ingredients/b.json": to_bytes(ingredient("b")),
            "pages/a.json": to_bytes(editorial("a")),
        }
        for number, slug in enumerate(self.slugs[len(SLUGS) :]):
            fields: dict[str, Any] = {
                "categories": [CATEGORIES[number % 2]],
                "related": [self.slugs[number], self.slugs[-1 - number]],
                "formerly": ["c"] if number == 4 else [],
                "links_back": number % 3 == 0,
            }
            fields["related"] = [other for other in fields["related"] if other != slug]
            if number % 5 != 3:
                found[f"ingredients/{slug}.json"] = to_bytes(ingredient(slug, **fields))
        return found

    def edit(self, choices: Choices) -> tuple[str, bytes | None]:
        """A key of the content bucket and what an editor puts there; None to remove it."""
        kind = choices.below(12)
        if kind == 0:
            return "site.json", _site(choices)
        if kind == 1:
            return self.edit_of(ContentKey("page", choices.one_of(PAGES)), choices)
        if kind == 2:
            slug = choices.one_of(CATEGORIES)
            return f"categories/{slug}.json", _category(slug, choices)
        return self.edit_of(ingredient_key(choices.one_of(self.slugs)), choices)

    def edit_of(self, key: ContentKey, choices: Choices) -> tuple[str, bytes | None]:
        body = _page if key.kind == "page" else self._ingredient
        return str(key), body(key.slug, choices)

    def _ingredient(self, slug: str, choices: Choices) -> bytes | None:
        if choices.chance(20):
            return None
        if choices.chance(22):
            return choices.one_of(BROKEN)
        fields: dict[str, Any] = {
            "name": choices.one_of(NAMES).format(slug),
            "related": self._some(slug, choices),
            "categories": _some(CATEGORIES, slug, choices),
            "formerly": self._some(slug, choices) if choices.chance(25) else [],
            "aliases": [NAMES[1].format("a")] if slug == "b" else [],  # at times the name of a
            "links_back": choices.chance(30),
            "status": "draft" if choices.chance(15) else "published",
        }
        if choices.chance(20):
            day = choices.one_of(["2026-11-23", "2026-11-24"])  # until then the latter is ahead
            fields |= {"reviewed": "2026-01-01", "review_due": day, "updated": day}
        return to_bytes(ingredient(slug, **fields))

    def _some(self, own: str, choices: Choices) -> list[str]:
        """A few other slugs, among them those that are edited most."""
        found = _some(SLUGS, own, choices)
        if len(self.slugs) > len(SLUGS) and choices.chance(50):
            found.append(choices.one_of(self.slugs[len(SLUGS) :]))
        return [slug for slug in found if slug != own]


SMALL = Wiki()
records, edit = SMALL.records, SMALL.edit


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
    return to_bytes(category(slug, name=choices.one_of(NAMES[1:]).format(slug)))


def _page(slug: str, choices: Choices) -> bytes | None:
    if choices.chance(20):
        return None
    if choices.chance(22):
        return choices.one_of(BROKEN)
    status = choices.one_of(("published", "published", "draft"))
    return to_bytes(editorial(slug, title=f"Title {choices.below(3)}", status=status))


def _some(slugs: tuple[str, ...], own: str, choices: Choices) -> list[str]:
    return [slug for slug in slugs if slug != own and choices.chance(40)]
