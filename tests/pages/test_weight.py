"""What a reader's phone must fetch before an ingredient page is complete."""

from __future__ import annotations

import gzip

from tests.pages.rich import rich
from tests.pages.sample import sample_world

# RFC 6928: a server may send ten segments, about 14 KiB, before it hears from the browser again.
MOST = 14 * 1024


def compressed(body: bytes) -> int:
    return len(gzip.compress(body, 9, mtime=0))


def test_every_ingredient_page_fits_in_the_first_window_of_a_connection() -> None:
    world = sample_world()
    world.upload("ingredients/examplium.json", rich())
    world.settle()
    (style,) = (key for key in world.site.objects if key.endswith(".css"))
    pages = {
        key: compressed(artifact.body)
        for key, artifact in world.site.objects.items()
        if key.startswith("ingredients/") and key.count("/") == 2 and key.endswith(".html")
    }
    assert len(pages) > 3
    style_weight = compressed(world.site.objects[style].body)
    heaviest = max(pages, key=lambda key: pages[key])
    assert pages[heaviest] + style_weight <= MOST, heaviest
