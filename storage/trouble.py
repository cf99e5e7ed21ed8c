"""Telling a database or a disk that cannot be written from a mistake of ours."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as NoConnection

_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_POSTGRES = ("08", "25006", "53", "57", "58")
"""No connection, read-only, out of disk or memory, stopped by its operator, system error."""
_DISK = {errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO}


def is_outage(error: BaseException) -> bool:
    """Whether it is nobody's mistake and will pass: to try again later is right."""
    match error:
        case NoConnection() | InterfaceError():
            return True
        case DBAPIError():
            return _unwilling(error)
        case OSError():
            return error.errno in _DISK
    return False


def _unwilling(error: DBAPIError) -> bool:
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _SQLITE
    state = getattr(cause, "sqlstate", None)
    return error.connection_invalidated or (
        state.startswith(_POSTGRES) if state else _is_connection_trouble(cause)
    )


def _is_connection_trouble(cause: BaseException | None) -> bool:
    """PostgreSQL's driver gives no code when it never reached the server."""
    return type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}
