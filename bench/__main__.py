"""Measurements as JSON lines: `python -m bench [--quick] [NAME ...]`.

A module beside this one that has a function `measure(*, quick) -> Iterable[dict]` is one
measurement. Each runs in a process of its own, so that none inherits the memory of another.
"""

from __future__ import annotations

import argparse
import importlib
import json
import pkgutil
import subprocess
import sys
from pathlib import Path


def measures() -> list[str]:
    """Those that are there, by name."""
    here = str(Path(__file__).parent)
    names = sorted(found.name for found in pkgutil.iter_modules([here]))
    return [
        name
        for name in names
        if name != "__main__" and hasattr(importlib.import_module(f"bench.{name}"), "measure")
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="all of them when none is given")
    parser.add_argument("--quick", action="store_true", help="tiny, to see that it runs")
    asked = parser.parse_args()
    if len(asked.names) == 1:
        return _measure(asked.names[0], quick=asked.quick)
    quick = ["--quick"] if asked.quick else []
    command = [sys.executable, "-m", "bench", *quick]
    ended = [subprocess.run([*command, name], check=False) for name in asked.names or measures()]
    return max(one.returncode for one in ended)


def _measure(name: str, *, quick: bool) -> int:
    for line in importlib.import_module(f"bench.{name}").measure(quick=quick):
        print(json.dumps({"measure": name} | line, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
