"""Rebuild: which pages a person's request is about, and how they are best done.

What is named is looked at whatever the catalog knows of it: a lost event may be the very reason
for the request. Of a category or the whole site, the catalog says what the pages are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.state import State
from factowiki.engine.address import ABSENT, expected
from factowiki.engine.errors import BadEvent
from factowiki.pages.kinds import addresses, page_named
from factowiki.records.keys import ContentKey, is_slug
from factowiki.records.kinds import INGREDIENT

# A page takes a dozen requests, so this many are seconds: short enough to wait for the outcome.
AT_ONCE: Final = 20
MOST_NAMED: Final = 1_000  # nobody types more; a whole category or site has a shorter name

_WHAT: Final = ("slugs", "category", "all")


@dataclass(frozen=True, slots=True)
class RebuildRequest:
    """What is to be rebuilt: ``pages``, or the members of ``category``, or else everything."""

    pages: tuple[ContentKey, ...] = ()
    category: str | None = None
    dry_run: bool = False

    def __str__(self) -> str:
        if self.pages:
            return f"{len(self.pages)} slugs"
        return f"category {self.category}" if self.category else "all"


@dataclass(frozen=True, slots=True)
class RebuildPlan:
    """The pages to rebuild. ``unknown`` and ``drafts`` name what the catalog has no page for.

    Where they were asked for they are among ``pages`` all the same.
    """

    pages: tuple[ContentKey, ...]
    unknown: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()

    @property
    def at_once(self) -> bool:
        """Whether it is done while the person waits; else it goes through the publish queue."""
        return len(self.pages) <= AT_ONCE


def parse_request(event: Any) -> RebuildRequest:
    """Raises `BadEvent`, which says what is wrong, for anything that is not exactly a request."""
    if not isinstance(event, dict):
        raise BadEvent(f"A request is a JSON object, not {type(event).__name__}.")
    strange = sorted(str(name) for name in event if name not in {*_WHAT, "dry_run"})
    if strange:
        raise BadEvent(f"There is no field {_quoted(strange)}.")
    dry_run = event.get("dry_run", False)
    if not isinstance(dry_run, bool):
        raise BadEvent('"dry_run" is true or false.')
    given = [name for name in _WHAT if name in event]
    match given:
        case []:
            raise BadEvent("The request does not say what to rebuild.")
        case ["slugs"]:
            return RebuildRequest(pages=_pages(event["slugs"]), dry_run=dry_run)
        case ["category"]:
            return RebuildRequest(category=_slug(event["category"]), dry_run=dry_run)
        case ["all"]:
            if event["all"] is not True:
                raise BadEvent('"all" can only be true.')
            return RebuildRequest(dry_run=dry_run)
        case _:
            raise BadEvent(f"Only one of {_quoted(given)} can be asked for.")


def plan(request: RebuildRequest, state: State, catalog: Catalog) -> RebuildPlan:
    """What ``request`` comes to on a site with this ``state``, whose catalog is ``catalog``."""
    if request.pages:
        return _plan_named(request.pages, state, catalog)
    if request.category is None:
        return RebuildPlan(tuple(sorted(addresses(catalog))))
    members = catalog.members.get(request.category)
    known = members is not None or request.category in catalog.categories
    pages = (ContentKey(INGREDIENT.name, slug) for slug in sorted(members or ()))
    return RebuildPlan(tuple(pages), unknown=() if known else (request.category,))


def _plan_named(pages: tuple[ContentKey, ...], state: State, catalog: Catalog) -> RebuildPlan:
    without = [key for key in pages if expected(key, catalog) == ABSENT]
    return RebuildPlan(
        pages,
        # No record at all: one that does not validate has been seen.
        unknown=tuple(key.name for key in without if state.seen(key) is None),
        drafts=tuple(key.name for key in without if key.slug in catalog.rows_of(key.kind)),
    )


def _pages(value: Any) -> tuple[ContentKey, ...]:
    if not isinstance(value, list) or not value:
        raise BadEvent('"slugs" is a list of at least one slug.')
    if len(value) > MOST_NAMED:
        raise BadEvent(
            f'"slugs" names {len(value):,}, but at most {MOST_NAMED:,} are taken at a time; '
            "ask several times, or for all."
        )
    return tuple(dict.fromkeys(map(_page, value)))


def _page(value: Any) -> ContentKey:
    key = page_named(value) if isinstance(value, str) else None
    return key or ContentKey(INGREDIENT.name, _slug(value))


def _slug(value: Any) -> str:
    if not isinstance(value, str):
        raise BadEvent(f"A slug is a text, not {type(value).__name__}.")
    if not is_slug(value):
        raise BadEvent(
            f"“{value[:80]}” is not a slug: small letters, digits and single hyphens, "
            "as in the name of the record's file."
        )
    return value


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name[:80]}"' for name in names)
