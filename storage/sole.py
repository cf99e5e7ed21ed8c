"""A duty that one of several processes has: a lock of PostgreSQL, gone with its connection."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import DBAPIError


class Sole:
    """Whoever dies, or loses the line to the database, has it no more."""

    def __init__(self, engine: Engine, duty: str) -> None:
        self._engine = engine
        self._key = func.hashtextextended(duty, 0)
        self._line: Connection | None = None

    def held(self) -> bool:
        """Whether it is ours; asked for if it is nobody's. Raises when the database is away."""
        try:
            if self._line is not None:
                self._line.execute(select(1))
                return True
            return self._ask()
        except DBAPIError:
            self.let_go()
            raise

    def let_go(self) -> None:
        """The lock goes with the line, which therefore does not go back to the pool."""
        if self._line is not None:
            self._line.invalidate()
            self._line.close()
            self._line = None

    def _ask(self) -> bool:
        self._line = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if self._line.execute(select(func.pg_try_advisory_lock(self._key))).scalar():
            return True
        self._line.close()
        self._line = None
        return False
