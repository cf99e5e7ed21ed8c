"""Questionnaires to begin campaigns with: those that ship and those that admins publish."""

from __future__ import annotations

from domain.publishing.catalogue import (
    Listed,
    Origin,
    find_survey,
    listed,
    past_scenarios,
    published_scenarios,
    published_source,
    published_survey,
    surveys,
    templates,
)
from domain.publishing.changing import Published, Upload, may_publish, publish, withdraw
from domain.publishing.uploading import examined

__all__ = [
    "Listed",
    "Origin",
    "Published",
    "Upload",
    "examined",
    "find_survey",
    "listed",
    "may_publish",
    "past_scenarios",
    "publish",
    "published_scenarios",
    "published_source",
    "published_survey",
    "surveys",
    "templates",
    "withdraw",
]
