"""`svod doctor`, `svod backup`, `svod restore`: keeping the installation well."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import typer

from bot.commands import texts
from bot.commands.asking import Archive, AsJson
from bot.commands.opening import database, prepare_folder, say, settings, stop


def register(app: typer.Typer) -> None:
    app.command("doctor", help=texts.DOCTOR)(doctor)
    app.command("backup", help=texts.BACKUP)(backup)
    app.command("restore", help=texts.RESTORE)(restore)


def doctor(*, as_json: AsJson = False) -> None:
    from bot.commands.examining import examine

    findings = examine(settings())
    lines = [f"{finding.mark} {finding.sentence}" for finding in findings]
    say("\n".join(lines), [asdict(finding) for finding in findings], as_json=as_json)
    if any(finding.level == "bad" for finding in findings):
        raise typer.Exit(1)


def backup(file: Archive, *, as_json: AsJson = False) -> None:
    from bot.commands import archive

    if file.exists():
        raise stop(texts.FILE_EXISTS.format(file=file))
    chosen = settings()
    with database(chosen) as opened:
        rows = opened.look_now(archive.write, chosen.files_dir, file)
    say(texts.SAVED_TO.format(file=file), {"file": str(file), "rows": rows}, as_json=as_json)


def restore(file: Archive, *, as_json: AsJson = False) -> None:
    from bot.commands import archive
    from storage import Database, copying
    from storage.migrating import known, upgrade

    if not file.is_file():
        raise stop(texts.NO_SUCH_FILE.format(file=file))
    chosen = settings()
    prepare_folder(chosen)
    try:
        revision = archive.revision_of(file)
    except archive.NotAnArchive:
        raise stop(texts.NOT_AN_ARCHIVE.format(file=file)) from None
    if not known(revision):
        raise stop(texts.NEWER_ARCHIVE.format(file=file))
    upgrade(chosen.database_url, revision)
    opened = Database(chosen.database_url)
    try:
        if not opened.look_now(copying.is_empty):
            raise stop(texts.NOT_EMPTY.format(place=chosen.database_url))
        documents = archive.read_documents(Path(chosen.files_dir), file)
        rows = opened.change_now(archive.read_tables, file)
    finally:
        opened.close()
    upgrade(chosen.database_url)
    facts = {"rows": rows, "documents": documents}
    say(texts.RESTORED.format(rows=rows, documents=documents), facts, as_json=as_json)
