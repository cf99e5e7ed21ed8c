"""Who answers a campaign: chosen, checked, seen as a list before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from domain import campaign_texts, texts
from domain.acting import Actor
from domain.errors import NotPossible
from domain.organising import managed_organisation
from storage import Session, audiences, organisations
from storage.audiences import Chosen, Counted
from storage.tables import Organisation

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Audience:
    """Within the campaign's own organisation: a kind, or exactly these codes.

    Of a kind maybe only those under some territories, with some attributes, and not all.
    """

    kind: str | None = None
    codes: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    having: Mapping[str, bool | int | str] = field(default_factory=dict)

    @property
    def at_rest(self) -> dict[str, Any]:
        chosen: dict[str, Any] = {"codes": list(self.codes)}
        if self.kind:
            chosen = {"kind": self.kind}
        narrowed = {
            "under": list(self.under),
            "excepted": list(self.excepted),
            "having": dict(self.having),
        }
        return chosen | {name: value for name, value in narrowed.items() if value}

    @classmethod
    def kept(cls, at_rest: Mapping[str, Any]) -> Audience:
        """As it was written."""
        return cls(
            kind=at_rest.get("kind"),
            codes=tuple(at_rest.get("codes", ())),
            under=tuple(at_rest.get("under", ())),
            excepted=tuple(at_rest.get("excepted", ())),
            having=dict(at_rest.get("having", {})),
        )


@dataclass(frozen=True, slots=True)
class AudiencePage:
    """Who would get a form, counted and listed."""

    total: int
    territories: tuple[Counted, ...]
    shown: tuple[Chosen, ...]


def audience_page(
    session: Session,
    by: Actor,
    now: datetime,
    owner_code: str,
    audience: Audience,
    start: int = 0,
) -> AudiencePage:
    """Refuses an audience that does not fit the organisation."""
    owner = managed_organisation(session, by, owner_code)
    refuse_bad(session, owner, audience)
    wanted = audience.at_rest
    return AudiencePage(
        audiences.size(session, wanted, owner.path),
        tuple(audiences.count_by_territory(session, wanted, owner.path)),
        tuple(audiences.page(session, wanted, owner.path, start, SHOWN)),
    )


def refuse_bad(session: Session, owner: Organisation, audience: Audience) -> None:
    if audience.kind:
        kinds = organisations.kinds(session, owner.path)
        if audience.kind not in kinds:
            there = ", ".join(kinds) or "—"
            raise NotPossible(
                texts.NO_SUCH_KIND.format(name=owner.short_name, kind=audience.kind, kinds=there)
            )
    elif not audience.codes:
        raise NotPossible(texts.NEEDS_AUDIENCE, "codes")
    for about, codes, sentence in (
        ("codes", audience.codes, texts.UNKNOWN_CODES),
        ("under", audience.under, campaign_texts.NO_TERRITORY),
        ("excepted", audience.excepted, campaign_texts.NO_EXCEPTED),
    ):
        _refuse_unknown(session, owner, codes, (about, sentence))


def in_words(session: Session, audience: Mapping[str, Any]) -> str:
    """As the pages of a campaign say it."""
    said = texts.SOME.format(count=len(audience.get("codes", ())))
    if audience.get("kind"):
        said = texts.ALL.format(kind=audience["kind"])
    if audience.get("under"):
        names = [
            found.short_name
            for code in audience["under"]
            if (found := organisations.by_code(session, code))
        ]
        said += ", " + campaign_texts.UNDER.format(names=", ".join(names))
    for name, value in audience.get("having", {}).items():
        said += f", {campaign_texts.having(name, value)}"
    if audience.get("excepted"):
        said += ", " + campaign_texts.EXCEPTED.format(count=len(audience["excepted"]))
    return said


def _refuse_unknown(
    session: Session, owner: Organisation, codes: tuple[str, ...], saying: tuple[str, str]
) -> None:
    about, sentence = saying
    known = organisations.known_codes(session, owner.path, codes)
    unknown = [code for code in codes if code not in known]
    if unknown:
        missing = ", ".join(unknown[:10])
        raise NotPossible(sentence.format(name=owner.short_name, codes=missing), about)
