"""A survey as it was when its campaign opened: its text, named by its own fingerprint."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from survey_defs.model import Survey


@dataclass(frozen=True, slots=True)
class Pinned:
    fingerprint: str
    text: str


def pin(survey: Survey) -> Pinned:
    """Canonical JSON. Defaults are left out: a new field changes no old fingerprint."""
    content = survey.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Pinned(hashlib.sha256(text.encode()).hexdigest(), text)


def unpin(text: str) -> Survey:
    return Survey.model_validate_json(text)


class Pinboard:
    """Parses each pinned survey once. A fingerprint never changes its meaning."""

    def __init__(self) -> None:
        self._parsed: dict[str, Survey] = {}

    def survey(self, fingerprint: str, text_of: Callable[[str], str]) -> Survey:
        if fingerprint not in self._parsed:
            self._parsed[fingerprint] = unpin(text_of(fingerprint))
        return self._parsed[fingerprint]
