"""Something measured in a process of its own: how long it took and how much memory it needed."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any, NamedTuple

from bench.memory import peak


class Measured(NamedTuple):
    seconds: float
    megabytes: float
    """At the peak, everything that was imported counted in."""
    result: Any


def apart(work: Callable[..., Any], *args: Any) -> Measured:
    """A fresh process, so that nothing of what was done before it is counted."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_measured, work, *args).result()


def _measured(work: Callable[..., Any], *args: Any) -> Measured:
    began = time.perf_counter()
    result = work(*args)
    return Measured(time.perf_counter() - began, peak(), result)
