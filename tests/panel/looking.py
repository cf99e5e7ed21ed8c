"""Pictures of pages that a reviewer looks at: small files, and how much two of them differ."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent / "pictures"
COLOURS = 96
BLOCK = 16
"""Pixels of a side: letters drawn a little otherwise are the same in the mean of a block."""
SEEN = 24
"""Of 255: how far the mean of a block is off when something else stands there."""
STRAY = 6
"""So many blocks may be so all the same: an edge that fell on another pixel."""
LONGER = 8
"""Pixels by which a page may be longer or shorter."""


class Difference(NamedTuple):
    sizes: tuple[tuple[int, int], tuple[int, int]]
    blocks: list[tuple[int, int]]
    """Where they are, in pixels."""

    @property
    def is_seen(self) -> bool:
        (width, height), (other_width, other_height) = self.sizes
        moved = width != other_width or abs(height - other_height) > LONGER
        return moved or len(self.blocks) > STRAY

    def __str__(self) -> str:
        there = ", ".join(f"{x}:{y}" for x, y in self.blocks[:5])
        return f"{self.sizes[0]} → {self.sizes[1]}, {len(self.blocks)} blocks, first at {there}"


def small(picture: bytes) -> Image.Image:
    """With few colours, as it is kept: those that most of it has stay what they are."""
    with Image.open(BytesIO(picture)) as image:
        whole = image.convert("RGB")
    counted = sorted(whole.getcolors(whole.width * whole.height) or [], reverse=True)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in counted[:COLOURS] for part in colour])
    return whole.quantize(palette=palette, dither=Image.Dither.NONE)


def difference(kept: Image.Image, taken: Image.Image) -> Difference:
    sizes = (kept.size, taken.size)
    width, height = (min(pair) for pair in zip(*sizes, strict=True))
    both = [each.convert("RGB").crop((0, 0, width, height)) for each in (kept, taken)]
    means = [_means(each) for each in both]
    apart = ImageChops.difference(*means)
    columns = means[0].width
    far = [
        (place % columns * BLOCK, place // columns * BLOCK)
        for place, pixel in enumerate(_pixels(apart))
        if max(pixel) > SEEN
    ]
    return Difference(sizes, far)


def _means(image: Image.Image) -> Image.Image:
    columns, rows = (max(1, side // BLOCK) for side in image.size)
    whole = image.crop((0, 0, columns * BLOCK, rows * BLOCK))
    return whole.resize((columns, rows), Image.Resampling.BOX)


def _pixels(image: Image.Image) -> Iterator[tuple[int, int, int]]:
    for y in range(image.height):
        for x in range(image.width):
            yield image.getpixel((x, y))
