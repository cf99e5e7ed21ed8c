"""How long the long tests are: few examples in `make test`, many in `make soak`, and its kills."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SVOD_FUZZ", "1"))
KILLS = int(os.environ.get("SVOD_SOAK", "200"))


def examples(usual: int) -> int:
    return usual * TIMES
