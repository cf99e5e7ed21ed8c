"""Why a file is not taken."""

from __future__ import annotations

from domain.errors import Refusal


class NotAccepted(Refusal):
    """Wrong kind, broken, dangerous, too big or badly named; the sentence says which."""
