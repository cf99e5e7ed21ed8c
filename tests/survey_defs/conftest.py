"""Property tests look at what holds, not at how busy the machine is."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.fuzzing import examples

settings.register_profile(
    "questionnaires",
    max_examples=examples(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("questionnaires")
