"""The catalog as bytes: lines of JSON, of which a publish parses the first and a handful more.

1. the head: all that is small, and how many bytes of links there are
2. the site record, and the rows of all kinds but ingredients
3. the etags of the pages made from many records
4. the links, a line for each slug that an ingredient names; then an empty line
5. the rows of ingredients, a line each
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic_core import from_json, to_json

from factowiki.catalog.lines import Lines, SpoiledCatalog
from factowiki.catalog.links import Links
from factowiki.catalog.near import NearMiss, NearMisses
from factowiki.catalog.rows import Rows
from factowiki.catalog.state import ANOTHER_DESIGN, Outbox, State
from factowiki.records.keys import ContentKey, named
from factowiki.records.kinds import INGREDIENT, KINDS, SITE
from factowiki.records.models import Site

# What later versions of the code may rely on in a row, see `Rows`.
_LIVE: Final = re.compile(rb'\["([^"]+)","([^"]+)".*\n')


def to_body(state: State) -> bytes:
    rows = Rows.of(state.rows.get(INGREDIENT.name, {}))
    links = rows.links.lines.view()
    others = {kind: by_slug for kind, by_slug in state.rows.items() if kind != INGREDIENT.name}
    head = {
        "generation": state.generation,
        "parser": state.parser,
        "design": state.design,
        "headers": state.headers,
        "share": state.share,
        "today": state.today,
        "stale": sorted(key.name for key in state.outbox.stale),
        "tags": sorted(state.outbox.tags),
        "anew": sorted(key.name for key in state.outbox.anew),
        "lists_anew": state.outbox.lists_anew,
        "before": _sorted(state.before),
        "refused": _sorted(state.refused),
        "warned": _sorted(state.warned),
        "mismatches": state.mismatches,
        "near": state.near,
        "links": len(links),
    }
    shared = {
        "site": state.site,
        "site_etag": state.site_etag,
        "rows": {kind: _sorted(by_slug) for kind, by_slug in sorted(others.items())},
    }
    first = [to_json(line) for line in (head, shared, _sorted(state.lists))]
    return b"".join([b"\n".join(first), b"\n", links, b"\n", rows.lines.view()])


def from_body(body: bytes, parser: str | None = None) -> State:
    """The state in ``body``, which `to_body` wrote. Raises `SpoiledCatalog`.

    Where another ``parser`` wrote it, rows may have another shape and other records may be good:
    then only what says nothing of records is taken over (the outbox, the rules for headers, the
    share), and which versions were live; every record is to be read anew.
    """
    end = body.find(b"\n")
    try:
        head = from_json(body if end < 0 else body[:end])
        if parser in {None, head.get("parser")}:
            return _state(head, body, end + 1)
        return _of_another_parser(head, body, end + 1)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SpoiledCatalog("the catalog is not one of ours") from error


def _state(head: Mapping[str, Any], body: bytes, second: int) -> State:
    third = body.index(b"\n", second) + 1
    links = body.index(b"\n", third) + 1
    rows = links + head["links"] + 1
    if body[rows - 1 : rows] != b"\n":
        raise SpoiledCatalog("the links of the catalog do not end where they should")
    shared, lists = from_json(body[second:third]), from_json(body[third:links])
    ingredients = Rows(Lines(body, rows, len(body)), Links(Lines(body, links, rows - 1)))
    return State(
        parser=head["parser"],
        design=head["design"],
        headers=head["headers"],
        share=head["share"],
        today=head["today"],
        site=Site.model_validate_json(to_json(shared["site"])) if shared["site"] else None,
        site_etag=shared["site_etag"],
        rows={**shared["rows"], INGREDIENT.name: ingredients},
        lists=lists,
        before=head["before"],
        refused=head["refused"],
        warned=head.get("warned", {}),
        mismatches=head.get("mismatches", ""),
        near=_near(head.get("near", {"found": (), "more": 0})),
        outbox=Outbox(
            stale=_keys(head["stale"]),
            tags=frozenset(head["tags"]),
            anew=_keys(head["anew"]),
            lists_anew=head["lists_anew"],
        ),
        generation=head["generation"],
    )


def _of_another_parser(head: Mapping[str, Any], body: bytes, second: int) -> State:
    """What is owed must not be lost, even if another version of the code writes it otherwise."""
    try:
        live = dict(_live(head, body, second))
    except (ValueError, KeyError, TypeError, AttributeError):
        live = {}
    return State(
        design=ANOTHER_DESIGN,
        headers=str(head.get("headers", "")),
        share=int(head.get("share", 0)),
        before={name: etag for name, etag in live.items() if etag and isinstance(etag, str)},
        outbox=Outbox(
            stale=_keys(head["stale"]),
            tags=frozenset(map(str, head["tags"])),
            anew=_keys(head.get("anew", ())),
            lists_anew=head.get("lists_anew") is True,
        ),
    )


def _live(head: Mapping[str, Any], body: bytes, second: int) -> Iterator[tuple[str, str]]:
    """Which versions were live, by the keys of their records, as far as others write it as we do.

    The first release wrote a single line, with rows of ingredients alone, and the etags of all
    other records in "versions".
    """
    if "rows" in head:
        yield from head["versions"].items()
        others = {INGREDIENT.name: head["rows"]}
    else:
        shared = from_json(body[second : body.index(b"\n", second)])
        yield str(ContentKey(SITE.name)), shared["site_etag"]
        others = shared["rows"]
        for slug, etag in _LIVE.findall(body, body.index(b"\n\n", second) + 2):
            yield str(ContentKey(INGREDIENT.name, slug.decode())), etag.decode()
    for kind in others.keys() & KINDS.keys():
        for slug, row in others[kind].items():
            yield str(ContentKey(kind, slug)), row["etag"]


def _near(document: Mapping[str, Any]) -> NearMisses:
    return NearMisses(tuple(NearMiss(*miss) for miss in document["found"]), document["more"])


def _keys(names: Iterable[Any]) -> frozenset[ContentKey]:
    keys = (named(name) for name in names if isinstance(name, str))
    return frozenset(key for key in keys if key)


def _sorted(by_name: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(by_name.items()))
