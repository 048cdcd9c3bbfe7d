"""Sorted lines in bytes: one is found by bisection, an edit splices lines in and out.

Each line is a JSON array that begins with a slug, `["l-serine",…]`, and ends with a line feed.
There may be 100,000 of them, of which a publish looks at three: so nothing is parsed, nor copied,
before somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

_BLOCK: Final = 65_536
_SLUG: Final = re.compile(rb'\["([^"]*)".*\n')
_PAIR: Final = re.compile(rb'\["([^"]*","[^"]*)".*\n')


class SpoiledCatalog(ValueError):
    """Something in the catalog is not as we wrote it. All records are to be read anew."""


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """The lines in ``body`` from ``start`` to ``end``, sorted by slug."""

    body: bytes = b""
    start: int = 0
    end: int = 0

    @classmethod
    def of(cls, lines: Mapping[str, bytes]) -> Lines:
        """``lines`` by slug, in any order."""
        body = b"".join(line for _, line in sorted(lines.items()))
        return cls(body, 0, len(body))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lines):
            return NotImplemented
        return self is other or not self.differing(other)

    __hash__ = None  # type: ignore[assignment]  # nobody keeps lines in a set

    def __len__(self) -> int:
        return self.body.count(b"\n", self.start, self.end)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body[self.start : self.end].splitlines())

    def view(self) -> memoryview:
        """All their bytes, not copied."""
        return memoryview(self.body)[self.start : self.end]

    def slugs(self) -> list[str]:
        return texts(self.scan(_SLUG))

    def pairs(self, before: str = "", after: str = "") -> dict[str, str]:
        """The first two texts of each line, the slug with something ``before`` and ``after`` it."""
        between = b"\n%b" % before.encode()
        joined = between.join([b"", *self.scan(_PAIR)]).replace(b'","', b"%b\n" % after.encode())
        _, *both = joined.decode().split("\n")
        return dict(zip(both[::2], both[1::2], strict=True))

    def get(self, slug: str) -> bytes | None:
        start, end = self._place(slug, self.start)
        return self.body[start:end] if end > start else None

    def scan(self, pattern: re.Pattern[bytes]) -> list[Any]:
        """What ``pattern`` finds in each line, in one pass over the bytes; it must match them all.

        One that ends at the line feed is much quicker than one that begins with ``^``.
        """
        found = pattern.findall(self.body, self.start, self.end)
        if len(found) != len(self):
            raise SpoiledCatalog(f"{len(self) - len(found)} lines of the catalog are spoiled")
        return found

    def naming(self, slug: str) -> set[str]:
        """The slugs of all lines in which ``slug`` stands as a text of its own, whatever it says.

        A search for bytes: at 10,000 lines it is over before a hundred are parsed.
        """
        text, found, at = b'"%b"' % slug.encode(), set(), self.start
        while (at := self.body.find(text, at, self.end)) >= 0:
            line = self._line(at, self.start)
            found.add(line.slug.decode())
            at = line.end
        return found

    def differing(self, other: Lines) -> set[str]:
        """The slugs whose lines differ, or are on one side only.

        What is the same is passed over in blocks, so of two versions of 100,000 lines an edit apart
        none but the edited one is looked at.
        """
        found: set[str] = set()
        one, two = self.start, other.start
        while True:
            same = _same(self, one, other, two)
            one, two = one + same, two + same
            if one >= self.end and two >= other.end:
                return found
            left = self._line(one, self.start) if one < self.end else None
            right = other._line(two, other.start) if two < other.end else None
            smaller = min(line.slug for line in (left, right) if line)
            found.add(smaller.decode())
            one = left.end if left and left.slug == smaller else left.start if left else one
            two = right.end if right and right.slug == smaller else right.start if right else two

    def spliced(self, changes: Mapping[str, bytes | None]) -> Lines:
        """With other lines under these slugs; None takes a line out."""
        pieces: list[bytes | memoryview] = []
        whole, at = memoryview(self.body), self.start
        for slug in sorted(changes):
            start, end = self._place(slug, at)
            pieces += [whole[at:start], changes[slug] or b""]
            at = end
        body = b"".join([*pieces, whole[at : self.end]])
        return Lines(body, 0, len(body))

    def _place(self, slug: str, low: int) -> tuple[int, int]:
        """Where the line of ``slug`` starts and ends; where it belongs, twice, if there is none."""
        body, wanted, high = self.body, slug.encode(), self.end
        while low < high:
            middle = (low + high) // 2
            start = body.rfind(b"\n", low, middle) + 1 or low
            end = body.find(b"\n", middle, self.end) + 1
            quote = body.find(b'"', start + 2, end)
            if quote < 0:
                raise SpoiledCatalog("a line of the catalog is spoiled")
            found = body[start + 2 : quote]
            if found == wanted:
                return start, end
            if found < wanted:
                low = end
            else:
                high = start
        return low, low

    def _line(self, at: int, low: int) -> _Line:
        """The line that ``at`` is in, which does not start before ``low``."""
        start = self.body.rfind(b"\n", low, at) + 1 or low
        end = self.body.find(b"\n", at, self.end) + 1
        quote = self.body.find(b'"', start + 2, end)
        if quote < 0:
            raise SpoiledCatalog("a line of the catalog is spoiled")
        return _Line(start, end, self.body[start + 2 : quote])


class _Line(NamedTuple):
    start: int
    end: int
    slug: bytes


def _same(one: Lines, at: int, two: Lines, there: int) -> int:
    """How many bytes from two places on are the same."""
    same, step = 0, _BLOCK
    most = min(one.end - at, two.end - there)
    while step:
        step = min(step, most - same)
        first, second = at + same, there + same
        if one.body[first : first + step] == two.body[second : second + step]:
            same += step
            if same == most:
                break
        else:
            step //= 2
    return same


def texts(parts: list[bytes]) -> list[str]:
    """Of texts that hold no line feed, all at once: much quicker than one by one."""
    return b"\n".join(parts).decode().split("\n") if parts else []
