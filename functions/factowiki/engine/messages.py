"""What the functions say to each other: one class for each message, one way to write and read it.

A message is a JSON object that names its class in "message". Fields that its reader does not know
are passed over, so that a newer sender and an older reader understand each other; a class that it
does not know is refused, and ends among the dead letters, where somebody looks at it. What editors
do is told by S3, in shapes of its own (``factowiki.aws.events``).

What is called a slug in a message is the name of a record: that of an ingredient is its slug, and
all others begin with their kind (`ContentKey.name`).

Messages of the first release may still be in a queue when this code is deployed: {"slug": …} to
publish, {"slug": …, "fingerprint": …, "changed": …} to refresh, and {"nightly": true}, {"key": …},
{"rebuild": …} or {"more": true}, which woke it. They are read as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from factowiki.engine.errors import BadEvent
from factowiki.engine.ports import Body
from factowiki.pages.kinds import page_named
from factowiki.records.keys import ContentKey

# Slugs in a message: one invocation of publish takes ten messages, and 200 pages are seconds.
MOST_SLUGS: Final = 20


@dataclass(frozen=True, slots=True)
class Publish:
    """To publish: make what stands at the addresses of ``keys`` match their records.

    ``again``: an earlier try may have written a page and died before it told refresh. ``anew``:
    write what is there even if its bytes are right, because its headers are not.
    """

    keys: tuple[ContentKey, ...]
    again: bool = False
    anew: bool = False

    def body(self) -> Body:
        flags = {"again": self.again, "anew": self.anew}
        told = {name: value for name, value in flags.items() if value}
        return {"message": "publish", "slugs": [key.name for key in self.keys], **told}


@dataclass(frozen=True, slots=True)
class Notice:
    """To refresh: the page of ``key`` was rendered from ``fingerprint`` (None: left alone).

    ``left``: nobody can tell what it shows, which refresh may not know of.
    ``anew``: it was to be written anew, which is still owed: there is no catalog.
    """

    key: ContentKey
    fingerprint: str | None
    changed: bool
    left: bool = False
    anew: bool = False

    def body(self) -> Body:
        flags = {"unreadable": self.left, "anew": self.anew}  # as earlier versions call it
        return {
            "message": "notice",
            "slug": self.key.name,
            "fingerprint": self.fingerprint,
            "changed": self.changed,
            **{name: value for name, value in flags.items() if value},
        }


@dataclass(frozen=True, slots=True)
class Wake:
    """To refresh: make a pass, ``full`` or not. ``why`` is for whoever reads the queue."""

    why: str
    full: bool = False

    def body(self) -> Body:
        return {"message": "wake", "why": self.why, "full": self.full}


@dataclass(frozen=True, slots=True)
class Drop:
    """To refresh: have the CDN drop these cache tags, whatever differs."""

    tags: frozenset[str]

    def body(self) -> Body:
        return {"message": "drop", "tags": sorted(self.tags)}


ToRefresh = Notice | Wake | Drop


def to_publish(
    keys: Iterable[ContentKey], *, again: bool = False, anew: bool = False
) -> Iterator[Body]:
    """The messages that send ``keys`` to publish, several in each."""
    every = sorted(keys)
    for at in range(0, len(every), MOST_SLUGS):
        yield Publish(tuple(every[at : at + MOST_SLUGS]), again=again, anew=anew).body()


def read_publish(body: Any) -> Publish:
    """Raises `BadEvent` for what is no message to publish."""
    match body:
        case {"message": "publish", "slugs": [_, *_] as slugs}:
            return Publish(
                tuple(map(_key, slugs)), again=_flag(body, "again"), anew=_flag(body, "anew")
            )
        case {"message": _}:
            raise _unknown(body)
        case {"slug": slug}:
            return Publish((_key(slug),))
    raise _unknown(body)


def read_refresh(body: Any) -> ToRefresh:
    """Raises `BadEvent` for what is no message to refresh."""
    match body:
        case {"message": "wake"}:
            return Wake(str(body.get("why", "")), full=_flag(body, "full"))
        case {"message": "drop", "tags": list() as tags}:
            return Drop(frozenset(str(tag) for tag in tags))
        case {"message": "notice", "slug": slug}:
            return _notice(slug, body)
        case {"message": _}:
            raise _unknown(body)
        case {"slug": slug}:
            return _notice(slug, body)
        case {"nightly": True}:
            return Wake("night", full=True)
        case {"key": _} | {"rebuild": _} | {"more": _}:
            return Wake("first release")
    raise _unknown(body)


def _notice(slug: Any, body: Mapping[str, Any]) -> Notice:
    fingerprint = body.get("fingerprint")
    if not isinstance(fingerprint, str | None):
        raise BadEvent("a fingerprint that is no text")
    return Notice(
        _key(slug),
        fingerprint,
        _flag(body, "changed", default=True),
        left=_flag(body, "unreadable"),
        anew=_flag(body, "anew"),
    )


def _key(value: Any) -> ContentKey:
    key = page_named(value) if isinstance(value, str) else None
    if key is None:
        raise BadEvent(f"not the slug of a page: {value!r:.80}")
    return key


def _flag(body: Mapping[str, Any], name: str, *, default: bool = False) -> bool:
    value = body.get(name, default)
    if isinstance(value, bool):
        return value
    raise BadEvent(f"“{name}” is true or false, not {value!r:.80}")


def _unknown(body: Any) -> BadEvent:
    if not isinstance(body, Mapping):
        return BadEvent(f"a message is a JSON object, not {type(body).__name__}")
    fields = ", ".join(sorted(map(str, body)))[:200] or "no fields"
    return BadEvent(f"no message that is known here: {body.get('message', '')!r:.80} with {fields}")
