"""Lists of organisations and people out of Excel, from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import roster_texts as texts
from bot.commands.asking import AsJson
from bot.commands.opening import change, look, say, stop

if TYPE_CHECKING:
    from domain.importing.views import Plan

roster = typer.Typer(help=texts.ROSTER, no_args_is_help=True)
File = Annotated[Path, typer.Argument(metavar="FILE", help=texts.FILE, exists=True)]
WhichRole = Annotated[str, typer.Option("--role", help=texts.ROLE)]


def register(app: typer.Typer) -> None:
    app.add_typer(roster, name="roster")


@roster.command("check", help=texts.CHECK)
def check(file: File, *, role: WhichRole = "head", as_json: AsJson = False) -> None:
    made = _planned(file, role)
    rows = [
        {
            "sheet": each.sheet,
            "row": each.row,
            "kind": each.kind.value,
            "words": each.words,
            "remark": each.remark,
        }
        for each in made.verdicts
    ]
    missing = [{"organisation": each.organisation, "name": each.name} for each in made.missing]
    lines = [*made.remarks]
    lines += [
        texts.LINE.format(**{**row, "kind": texts.KINDS[str(row["kind"])]})
        for row in rows
        if row["kind"] != "unchanged"
    ]
    lines += [texts.MISSING.format(**each).rstrip() for each in missing]
    counts = made.counts()
    lines.append(", ".join(f"{texts.KINDS[kind]}: {counts[kind]}" for kind in counts))
    say("\n".join(lines), {"rows": rows, "missing": missing}, as_json=as_json)


@roster.command("apply", help=texts.APPLY)
def apply_list(file: File, *, role: WhichRole = "head", as_json: AsJson = False) -> None:
    from domain.importing.applying import apply

    done = change(apply, _planned(file, role))
    say(texts.DONE.format(**done._asdict()), done._asdict(), as_json=as_json)


def _planned(file: File, role: str) -> Plan:
    from domain.errors import Refusal
    from domain.importing.applying import known, planned
    from storage.tables import Role

    if role not in (Role.HEAD, Role.COORDINATOR):
        raise stop(texts.UNKNOWN_ROLE.format(word=role))
    there = look(known)
    try:
        return planned(file, there, Role(role))
    except Refusal as refusal:
        raise stop(refusal.sentence) from None
