"""Coming in and leaving: the invitation, the consent, what is kept, the panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from bot.callbacks import (
    Agree,
    AskPanelLink,
    Disagree,
    Home,
    Hours,
    Leaving,
    NotMe,
    Phoning,
    Privacy,
    Renaming,
    TakeOwn,
    Team,
    ThatIsMe,
    Withdraw,
)
from bot.screen import Screen
from bot.screens import coming_in_texts as words
from bot.screens import duty_texts, hours_texts, team_texts, texts
from bot.screens.layout import Row, bold, button, row, rows, screen
from domain.consenting import ConsentText
from domain.inviting import InvitationView
from domain.texts import ROLE

TEAMS = 2


def invited(view: InvitationView) -> Screen:
    role = ROLE[view.role]
    said = words.invited(escape(view.organisation), escape(role), escape(view.name or ""))
    return screen(
        [said],
        rows(
            row(button(words.THAT_IS_ME, ThatIsMe()), button(words.NOT_ME, NotMe())),
        ),
    )


def consenting(text: ConsentText) -> Screen:
    return screen(
        [bold(words.CONSENT_TITLE), "", escape(text.text)],
        rows(
            row(button(words.AGREE, Agree(version=text.version))),
            row(button(words.DISAGREE, Disagree())),
        ),
    )


def outside() -> Screen:
    return screen([words.OUTSIDE])


def farewell() -> Screen:
    return screen([words.FAREWELL])


def privacy(
    name: str, organisations: list[str], consent: str, teams: Mapping[int, str], phone: str
) -> Screen:
    lines = [bold(words.PRIVACY_TITLE), "", bold(name), *([escape(phone)] if phone else [])]
    lines += [escape(words.roles(organisations)), "", escape(consent), "", words.KEPT]
    return screen(
        lines,
        rows(
            row(button(duty_texts.RENAME, Renaming()), button(team_texts.PHONE, Phoning())),
            row(button(hours_texts.HOURS, Hours())),
            *_teams(teams),
            row(button(duty_texts.TAKE_OWN, TakeOwn())),
            row(button(words.LEAVE, Leaving())),
            row(button(texts.HOME, Home())),
        ),
    )


def _teams(teams: Mapping[int, str]) -> Iterator[Row]:
    """Where one fills in: who else does, and one's own absence."""
    for number, name in list(teams.items())[:TEAMS]:
        yield row(button(team_texts.team_of(name), Team(organisation=number)))


def leaving() -> Screen:
    return screen(
        [words.LEAVING],
        rows(row(button(words.LEAVE_NOW, Withdraw())), row(button(texts.NO_BACK, Privacy()))),
    )


def panel(*, manages: bool, address: str | None) -> Screen:
    home = row(button(texts.HOME, Home()))
    if not manages:
        return screen([words.PANEL_NOT_YOURS], rows(home))
    if address is None:
        return screen([bold(words.PANEL_TITLE), "", words.PANEL_NOT_SET], rows(home))
    return screen(
        [bold(words.PANEL_TITLE), "", words.PANEL_HOW],
        rows(row(button(words.PANEL_ASK, AskPanelLink())), home),
    )
