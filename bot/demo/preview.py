"""`svod preview`: one questionnaire, one organisation and one phone, gone without a trace."""

from __future__ import annotations

import socket
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from bot.commands.opening import clock, database
from bot.commands.opening import settings as configured
from bot.commands.starting import run
from bot.commands.texts import PREVIEW_READY, PREVIEW_STOPPED
from bot.demo import texts
from bot.demo.phones import HOST, TOKEN, Holder, phones
from bot.demo.region import FIRST_TELEGRAM_ID, OPERATOR
from bot.settings import Settings
from domain import campaigning, consenting, inviting, organising, signing_in
from domain.acting import the_program
from storage import Session, facts
from storage.tables import Role
from survey_defs.model import Survey

PLACE, SCHOOL = "preview", "preview-1"
ZONE = "Europe/Moscow"
FOLDER = "svod-preview-"
LONG = timedelta(days=30)
HOME = "/forms"
HOLDER = Holder(FIRST_TELEGRAM_ID, texts.PREVIEW_PERSON, texts.PREVIEW_ROLE, says=HOME)


def start(survey: Survey) -> None:
    """Until Ctrl-C, in a folder of its own that goes with it."""
    with TemporaryDirectory(prefix=FOLDER) as folder:
        _show(survey, _settings(Path(folder)))


def _show(survey: Survey, chosen: Settings) -> None:
    with database(chosen) as opened:
        opened.change_now(_prepare, clock(), survey)
        link = opened.change_now(signing_in.first_admin_link, the_program(), clock())

    def ready() -> None:
        typer.echo(
            PREVIEW_READY.format(
                title=survey.title,
                phones=f"http://{HOST}:{chosen.phone_port}",
                link=f"{chosen.panel_url}/enter/{link}",
            )
        )

    def around() -> AbstractAsyncContextManager[None]:
        return phones(chosen.data_dir / "phones", chosen.phone_port, [HOLDER])

    run(chosen, demonstration=True, ready=ready, around=around, stopped=PREVIEW_STOPPED)


def _settings(folder: Path) -> Settings:
    """Nothing of the surroundings but how much is logged: no database and no token of theirs."""
    panel, phone = _free_ports()
    log = configured().log
    return Settings(
        bot_token=TOKEN,
        telegram_api_url=f"http://{HOST}:{phone}",
        database_url=f"sqlite:///{folder / 'svod.db'}",
        data_dir=folder,
        panel_host=HOST,
        panel_port=panel,
        phone_port=phone,
        public_url="",
        webhook_secret="",
        operator=OPERATOR.name,
        operator_address=OPERATOR.address,
        operator_purposes=OPERATOR.purposes,
        operator_term=OPERATOR.term,
        operator_withdrawal=OPERATOR.withdrawal,
        log=log if log != "info" else "warning",
    )


def _free_ports() -> tuple[int, int]:
    """Two that nobody listens on, so that several previews and a demonstration live together."""
    with socket.socket() as one, socket.socket() as other:
        one.bind((HOST, 0))
        other.bind((HOST, 0))
        return int(one.getsockname()[1]), int(other.getsockname()[1])


def _prepare(session: Session, now: datetime, survey: Survey) -> None:
    """A place, the questionnaire open in it, and somebody who has come in and agreed.

    It opens before they come, so that nobody is told by a notice what they see anyway.
    """
    by = the_program()
    facts.note_fact(session, facts.DEMONSTRATION, PLACE)
    organising.add_organisation(
        session, by, now, name=texts.PREVIEW_REGION, kind="region", code=PLACE, zone=ZONE
    )
    organising.add_organisation(
        session, by, now, name=texts.PREVIEW_SCHOOL, kind="school", code=SCHOOL, under=PLACE
    )
    consenting.put_in_force(session, now, OPERATOR)
    _open(session, now, survey)
    invitation = inviting.invite(session, by, now, Role.HEAD, SCHOOL, name=HOLDER.name)
    inviting.look_at_invitation(session, HOLDER.telegram_id, now, invitation.code)
    inviting.confirm(session, HOLDER.telegram_id, now)
    consenting.give_consent(session, HOLDER.telegram_id, now, OPERATOR, HOLDER.name)


def _open(session: Session, now: datetime, survey: Survey) -> None:
    by = the_program()
    campaign = campaigning.create_campaign(
        session,
        by,
        now,
        survey=survey,
        title=survey.title,
        opens_at=now,
        on_time_at=now + LONG,
        locks_at=now + 2 * LONG,
        organisation_code=PLACE,
        audience=campaigning.Audience(kind="school"),
    )
    campaigning.open_campaign(session, by, now, campaign.id, OPERATOR)
