"""What the peers' ingredient pages show, so that they are as large as ours. Tune it here only.

`make bench` prints the mean size of each tool's ingredient pages and fails when a peer is more than
`TOLERANCE` away from ours. First put into `SHOWN` the structured parts that our page prints; then
even out what is left with `PADDING`.
"""

from __future__ import annotations

from typing import Final

# Of these: findings, untested, doses, known_interactions, populations, changes.
SHOWN: Final[frozenset[str]] = frozenset()

# Bytes of fixed text added to each ingredient page of a peer. It costs a peer less than the
# markup it stands for would.
PADDING: Final[dict[str, int]] = {"Hugo": 0, "Pelican": 2_000, "Eleventy": 0}

TOLERANCE: Final = 0.10
