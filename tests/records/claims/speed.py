"""How long a statement takes: one that is read, and one that is let through unread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from factowiki.records.claims.linting import _is_worth_reading, hits
from factowiki.records.claims.model import Known, Placed

_ROUNDS = 7


def _fastest(work: Callable[[], object]) -> float:
    """In seconds: of several rounds the one that was disturbed least."""
    rounds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        rounds.append(time.perf_counter() - start)
    return min(rounds)


def speed(statements: Sequence[Placed]) -> Iterator[str]:
    unread = [placed for placed in statements if not _is_worth_reading(placed)]
    seen = [placed for placed in statements if _is_worth_reading(placed)]
    empty = _fastest(lambda: sum(number & 3 for number in range(100_000)))
    for name, some in (("read", seen), ("let through", unread)):
        if some:
            each = _fastest(lambda some=some: list(hits(some, Known()))) / len(some)  # type: ignore[misc]
            yield f"{name}: {len(some)} statements, {each * 1e6:.0f} µs each"
    yield f"(this machine now: {empty * 1e3:.1f} ms for 100,000 additions)"
