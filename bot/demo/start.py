"""`svod demo`: the whole product on this machine, with phones in the browser."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from datetime import datetime
from pathlib import Path

import typer

from bot.commands.opening import clock, database, prepare_folder, stop
from bot.commands.opening import settings as configured
from bot.commands.starting import alone_in, refuse_taken_port, run
from bot.commands.texts import (
    DEMO_FILLING,
    DEMO_READY,
    NOT_A_DEMO,
    SAME_PORTS,
    UNWRITABLE_DEMO,
)
from bot.demo import texts
from bot.demo.papers import Paper, papers
from bot.demo.phones import BOT, HOST, TOKEN, Holder, phones
from bot.demo.region import FIRST_TELEGRAM_ID, OPERATOR, municipality
from bot.demo.season import hold
from bot.settings import Settings
from domain import inviting, roster, signing_in
from domain.acting import the_program
from storage import Database, Session, copying, facts, people
from storage.files import FileStore

FOLDER = Path("data-demo")
FILLED = "filled"
ABOVE = 3
"""Admins and viewers came first."""


def start() -> None:
    """Fill the region once, then live until Ctrl-C."""
    chosen = _settings()
    prepare_folder(chosen, UNWRITABLE_DEMO)
    if chosen.panel_port == chosen.phone_port:
        raise stop(SAME_PORTS.format(port=chosen.panel_port))
    refuse_taken_port(HOST, chosen.panel_port, "SVOD_PANEL_PORT")
    refuse_taken_port(HOST, chosen.phone_port, "SVOD_PHONE_PORT")
    with alone_in(FOLDER):
        _show(chosen)


def _show(chosen: Settings) -> None:
    with database(chosen) as opened:
        _fill_once(opened, chosen)
        link = opened.change_now(signing_in.first_admin_link, the_program(), clock())
        holders = opened.look_now(_holders)

    def ready() -> None:
        typer.echo(
            DEMO_READY.format(
                phones=f"http://{HOST}:{chosen.phone_port}",
                panel=chosen.panel_url,
                admin=texts.ADMIN,
                link=f"{chosen.panel_url}/enter/{link}",
                folder=FOLDER,
            )
        )

    def around() -> AbstractAsyncContextManager[None]:
        return phones(FOLDER / "phones", chosen.phone_port, holders)

    run(chosen, demonstration=True, ready=ready, around=around)


def _settings() -> Settings:
    """Of the demonstration alone, whatever the surroundings say; only the ports are theirs."""
    theirs = configured()
    return Settings(
        bot_token=TOKEN,
        telegram_api_url=f"http://{HOST}:{theirs.phone_port}",
        database_url=f"sqlite:///{FOLDER / 'svod.db'}",
        data_dir=FOLDER,
        panel_host=HOST,
        panel_port=theirs.panel_port,
        phone_port=theirs.phone_port,
        public_url="",
        webhook_secret="",
        operator=OPERATOR.name,
        operator_address=OPERATOR.address,
        operator_purposes=OPERATOR.purposes,
        operator_term=OPERATOR.term,
        operator_withdrawal=OPERATOR.withdrawal,
        log=theirs.log if theirs.log != "info" else "warning",
    )


def _fill_once(opened: Database, chosen: Settings) -> None:
    """In one transaction: an interrupted filling leaves nothing, and begins anew."""
    if opened.look_now(facts.fact, facts.DEMONSTRATION):
        return
    if not opened.look_now(copying.is_empty):
        raise stop(NOT_A_DEMO.format(folder=FOLDER))
    typer.echo(DEMO_FILLING)
    store = FileStore(chosen.files_dir)
    kept = {
        municipality(n): tuple(papers(name, store)) for n, name in enumerate(texts.MUNICIPALITIES)
    }
    opened.change_now(_fill, clock(), kept)


def _fill(session: Session, now: datetime, kept: dict[str, tuple[Paper, ...]]) -> None:
    hold(session, now, kept)
    facts.note_fact(session, facts.DEMONSTRATION, FILLED)


def _holders(session: Session) -> list[Holder]:
    """Everybody of the database who has Telegram, and those who are invited and have not come."""
    by, now = the_program(), clock()
    known = []
    for member in roster.list_people(session, by, now):
        person = people.get(session, member.person_id)
        if person is not None and person.telegram_id is not None:
            line = _line(member.role, member.organisation)
            known.append(Holder(person.telegram_id, person.name, line))
    invited = [
        Holder(
            FIRST_TELEGRAM_ID - 1 - number,
            listed.name or texts.UNNAMED,
            f"{_line(listed.role, listed.organisation)} — {texts.INVITED}",
            f"https://t.me/{BOT}?start={listed.code}",
        )
        for number, listed in enumerate(inviting.list_invitations(session, by, now))
        if not listed.used_at and not listed.revoked_at and listed.code
    ]
    above = [holder for holder in known if holder.telegram_id < FIRST_TELEGRAM_ID + ABOVE]
    return above + invited + [holder for holder in known if holder not in above]


def _line(role: str, organisation: str) -> str:
    return texts.ROLE_LINES[role].format(organisation=organisation)
