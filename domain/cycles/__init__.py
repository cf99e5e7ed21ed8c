"""Where the management cycle breaks: in a form, by mechanism, and in a whole campaign."""

from domain.cycles.counting import Reaches, reaches
from domain.cycles.pages import campaign_cycle, form_cycle
from domain.cycles.views import Asked, By, ChainShown, CyclePage, CycleRow, FormCycle, Part, Reach

__all__ = [
    "Asked",
    "By",
    "ChainShown",
    "CyclePage",
    "CycleRow",
    "FormCycle",
    "Part",
    "Reach",
    "Reaches",
    "campaign_cycle",
    "form_cycle",
    "reaches",
]
