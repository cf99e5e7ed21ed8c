"""Sparing the collector of garbage work that comes to nothing."""

from __future__ import annotations

import gc


def spare_the_collector() -> None:
    """Leave what the imports made alone: walking it again and again doubled the slowest 5 %."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
