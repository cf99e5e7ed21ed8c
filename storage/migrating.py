"""Bring a database up to date: every start does it, and it is cheap when nothing is new."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import make_url

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(url: str, to: str = "head") -> None:
    """Migrate the database at this URL to the newest tables; make them in an empty one."""
    command.upgrade(_config(url), to)


def is_there(url: str) -> bool:
    """Whether a database has been made; one behind an address is taken to be."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        return True
    return bool(address.database) and Path(address.database or "").is_file()


def known(revision: str) -> bool:
    """Whether this program knows the migration; an unknown one was made by a newer program."""
    return any(
        script.revision == revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()
    )


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = synchronous(url)
    return config


def synchronous(url: str) -> str:
    """The same database through its synchronous driver."""
    address = make_url(url)
    driver = "sqlite" if address.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return address.set(drivername=driver).render_as_string(hide_password=False)
