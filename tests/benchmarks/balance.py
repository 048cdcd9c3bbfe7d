"""What evens out the sizes of the peers' ingredient pages. Tune it here only.

`make bench` prints the mean size of each tool's ingredient pages and fails when a peer is more than
`TOLERANCE` away from ours. First let the peers' templates show what ours show; then even out
what is left with `PADDING`.
"""

from __future__ import annotations

from typing import Final

# Bytes of fixed text added to each ingredient page of a peer. It costs a peer less than the
# markup it stands for would.
PADDING: Final[dict[str, int]] = {"Hugo": 0, "Pelican": 2_000, "Eleventy": 0}

TOLERANCE: Final = 0.10
