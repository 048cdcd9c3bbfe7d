"""Choices that can be made at random, written down, replayed and shrunk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Every decision of a schedule, as a number below a limit.

    From a seed they are random and are written down in ``made``. From a list they are replayed;
    past its end, and wherever the list asks for more than there is, the first option is taken.
    """

    def __init__(self, seed: int | None = None, replay: Sequence[int] = ()) -> None:
        self._random = Random(seed) if seed is not None else None  # noqa: S311  # no secrets
        self._replay = iter(replay)
        self.made: list[int] = []

    def below(self, limit: int) -> int:
        if self._random is not None:
            number = self._random.randrange(limit)
        else:
            number = min(next(self._replay, 0), limit - 1)
        self.made.append(number)
        return number

    def one_of(self, options: Sequence[T]) -> T:
        return options[self.below(len(options))]

    def chance(self, percent: int) -> bool:
        """True with this probability; False when replayed past the end."""
        return self.below(100) >= 100 - percent


def shrink(made: list[int], fails: Callable[[list[int]], bool], tries: int = 400) -> list[int]:
    """A shorter and smaller list of choices for which ``fails`` still holds."""
    best, left, moved = made, tries, True
    while moved and left > 0:
        moved = False
        for candidate in _smaller(best):
            left -= 1
            if left < 0:
                break
            if fails(candidate):
                best, moved = candidate, True
                break
    return best


def _smaller(made: list[int]) -> Iterator[list[int]]:
    size = len(made)
    while size:
        for start in range(0, len(made), size):
            yield made[:start] + made[start + size :]
        size //= 2
    size = len(made) // 2
    while size:
        for start in range(0, len(made), size):
            part = made[start : start + size]
            if any(part):
                yield made[:start] + [0] * len(part) + made[start + size :]
        size //= 2
