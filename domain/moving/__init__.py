"""Move a running campaign to another version of its questionnaire, after reading what it does."""

from __future__ import annotations

from domain.moving.doing import ReportChanged, move
from domain.moving.reporting import report, targets
from domain.moving.views import Moved, MovingReport, Target, Touched

__all__ = [
    "Moved",
    "MovingReport",
    "ReportChanged",
    "Target",
    "Touched",
    "move",
    "report",
    "targets",
]
