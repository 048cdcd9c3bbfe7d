"""Pictures of pages: how they are taken small, kept, and compared.

Another version of the browser draws the edges of letters a little differently. So pictures are
compared pixel by pixel only under the version that made them; under another one, as if seen from
afar, where a lost block or a wrong colour still shows. Fonts are the same everywhere.
"""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageChops, ImageStat
from PIL.PngImagePlugin import PngInfo

_MADE_BY = "Chromium"  # the text chunk of a PNG that names the major version
_COLOURS = 16
_SCALE = 3  # a picture has a third of the width of the page
_SPECKS = 0.001  # the share of pixels that may differ under the same version
_VISIBLE = 24  # of 255; smaller differences are not seen
_CELL = 10  # pixels of a picture that make one cell, seen from afar
_TALLER = 0.02  # what the height may differ by under another version
_ODD_CELLS = 0.03  # the share of cells that may differ under another version


def reduce(screenshot: bytes) -> Image.Image:
    """A page at a third of its size in few colours: a twelfth of the bytes."""
    image = Image.open(io.BytesIO(screenshot)).convert("RGB").reduce(_SCALE)
    return image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def save(picture: Image.Image, file: Path, browser: str) -> None:
    """Keep ``picture``, drawn by the major version ``browser``."""
    info = PngInfo()
    info.add_text(_MADE_BY, browser)
    file.parent.mkdir(exist_ok=True)
    picture.save(file, optimize=True, pnginfo=info)


def difference(picture: Image.Image, file: Path, browser: str) -> str:
    """What tells ``picture`` from the one kept in ``file``, in words; nothing where they agree."""
    kept = Image.open(file)
    exact = kept.info.get(_MADE_BY) == browser
    before, now = kept.convert("RGB"), picture.convert("RGB")
    taller = abs(now.height - before.height) / before.height
    if now.width != before.width or taller > (0 if exact else _TALLER):
        return f"it was {before.width} x {before.height}, and is {now.width} x {now.height}"
    if exact:
        share, most = _differing(before, now), _SPECKS
    else:
        size = (before.width // _CELL, before.height // _CELL)
        share, most = _differing(before.resize(size), now.resize(size)), _ODD_CELLS
    what = "pixels" if exact else "cells, as seen from afar,"
    return "" if share <= most else f"{share:.1%} of its {what} differ"


def _differing(before: Image.Image, now: Image.Image) -> float:
    channels = ImageChops.difference(before, now).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    return ImageStat.Stat(most.point(lambda value: 255 * (value > _VISIBLE))).mean[0] / 255
