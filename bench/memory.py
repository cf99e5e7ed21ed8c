"""How much memory a process has needed at its peak."""

from __future__ import annotations

import re
from pathlib import Path

KILOBYTES = 1024


def peak(pid: int | None = None) -> float:
    """In megabytes, since it began; not inherited, unlike what `getrusage` says."""
    status = Path(f"/proc/{pid or 'self'}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s*(\d+) kB", status)
    assert found is not None
    return int(found[1]) / KILOBYTES
