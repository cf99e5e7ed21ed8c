"""How many examples a property test looks at: few in `make test`, many in `make soak`."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SVOD_FUZZ", "1"))


def examples(usual: int) -> int:
    return usual * TIMES
