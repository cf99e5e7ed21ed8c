"""Organisations changed, moved, closed and joined, from the command line."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from bot.commands import place_texts as texts
from bot.commands.asking import AsJson
from bot.commands.opening import change, look, say, stop
from bot.commands.season import organisation
from bot.commands.texts import ORGANISATION_CODE

Code = Annotated[str, typer.Argument(metavar="ORGANISATION", help=ORGANISATION_CODE)]


def register(app: typer.Typer) -> None:
    """Beside `svod organisation add` and `list`."""
    organisation.command("change", help=texts.CHANGE)(change_organisation)
    organisation.command("move", help=texts.MOVE)(move)
    organisation.command("close", help=texts.CLOSE)(close)
    organisation.command("reopen", help=texts.REOPEN)(reopen)
    organisation.command("join", help=texts.JOIN)(join)


def change_organisation(
    code: Code,
    *,
    name: Annotated[str | None, typer.Option(help=texts.NAME)] = None,
    short_name: Annotated[str | None, typer.Option(help=texts.SHORT_NAME)] = None,
    new_code: Annotated[str | None, typer.Option(help=texts.NEW_CODE)] = None,
    attribute: Annotated[list[str] | None, typer.Option(help=texts.ATTRIBUTE)] = None,
    as_json: AsJson = False,
) -> None:
    from domain import organising

    given = {"name": name, "short_name": short_name, "new_code": new_code}
    new: Any = {field: value for field, value in given.items() if value is not None}
    if attribute:
        new["attributes"] = _attributes(attribute)
    changed = change(organising.change_organisation, code, **new)
    _told(texts.CHANGED, changed, as_json=as_json)


def move(
    code: Code,
    *,
    under: Annotated[str, typer.Option(help=texts.UNDER)],
    as_json: AsJson = False,
) -> None:
    from domain import relocating

    moved = change(relocating.move_organisation, code, under=under)
    _told(texts.MOVED, moved, as_json=as_json)


def close(code: Code, *, as_json: AsJson = False) -> None:
    from domain import organising

    _told(texts.CLOSED, change(organising.close_organisation, code), as_json=as_json)


def reopen(code: Code, *, as_json: AsJson = False) -> None:
    from domain import relocating

    _told(texts.REOPENED, change(relocating.reopen_organisation, code), as_json=as_json)


def join(
    code: Code,
    *,
    into: Annotated[str, typer.Option(help=texts.INTO)],
    forms: Annotated[str | None, typer.Option(help=texts.FORMS)] = None,
    as_json: AsJson = False,
) -> None:
    from domain.uniting import Fate, join_organisation, look_at_joining

    seen = look(look_at_joining, code, into)
    if forms is None:
        rows = [each._asdict() for each in seen.forms]
        lines = [texts.REPORT.format(**seen.left._asdict())]
        lines += [texts.FORM.format(**row) for row in rows]
        say("\n".join(lines), {"left": seen.left._asdict(), "forms": rows}, as_json=as_json)
        return
    if forms not in set(Fate):
        raise stop(texts.UNKNOWN_FATE.format(word=forms))
    fates = {each.form_id: Fate(forms) for each in seen.forms}
    joined = change(join_organisation, code, into, fates=fates)
    _told(texts.JOINED, joined, as_json=as_json)


def _attributes(written: list[str]) -> dict[str, Any]:
    from domain.attributes import named, understood
    from domain.errors import Refusal

    found: dict[str, Any] = {}
    for each in written:
        name, equals, text = each.partition("=")
        if not equals:
            raise stop(texts.NEEDS_EQUALS.format(text=each))
        try:
            code = named(name)
            found[code] = understood(code, text)
        except Refusal as refusal:
            raise stop(refusal.sentence) from None
    return found


def _told(sentence: str, place: Any, *, as_json: bool) -> None:
    facts = {"code": place.code, "name": place.name, "attributes": place.attributes}
    say(sentence.format(name=place.name), facts, as_json=as_json)
