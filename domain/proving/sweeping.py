"""Delete the bytes that nothing needs any more; never inside a transaction."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from storage import Session, evidence
from storage.files import FileStore

GRACE = timedelta(hours=1)
"""Bytes come before their row: what is younger may be about to get one."""


def live_files(session: Session) -> set[str]:
    """What some document still needs. Ask before sweeping, in a transaction of its own."""
    return evidence.live_files(session)


def sweep_files(store: FileStore, live: Collection[str], now: datetime) -> int:
    """How many files were deleted."""
    return store.discard_unused(live, now - GRACE)
