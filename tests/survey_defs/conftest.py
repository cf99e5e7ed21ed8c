"""Property tests look at what holds, not at how busy the machine is."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "questionnaires", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("questionnaires")
