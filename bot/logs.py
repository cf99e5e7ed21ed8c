"""Logs: a line of JSON each, made only of keys that can carry nothing personal.

A line says what happened and to which update or notice; never who, with what words, or with
which token. An error is logged as its type and place: its message may quote an answer.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO

import orjson
import structlog

ALLOWED = {
    "at",
    "attempts",
    "count",
    "error",
    "event",
    "kind",
    "level",
    "module",
    "method",
    "notice_id",
    "retry_after",
    "seconds",
    "status",
    "tick",
    "update_id",
    "where",
}
FRAMES = 8
ROOT = Path(__file__).parent.parent
Line = MutableMapping[str, Any]


def get(name: str) -> structlog.stdlib.BoundLogger:
    logger: structlog.stdlib.BoundLogger = structlog.get_logger(module=name)
    return logger


def configure(level: str, out: TextIO | None = None) -> None:
    """Everything goes to one stream, ours and what the libraries say."""
    stream = out or sys.stderr
    number = logging.getLevelNamesMapping()[level.upper()]
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
            name_the_error,
            keep_the_allowed,
            structlog.processors.JSONRenderer(serializer=_json),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.WriteLoggerFactory(stream),
    )
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[Foreign()], force=True)


def name_the_error(logger: Any, method: str, line: Line) -> Line:
    """`error=...`, or the one being handled, becomes the types of its chain and its place."""
    error = line.get("error") or (sys.exc_info()[1] if line.get("exc_info") else None)
    if isinstance(error, BaseException):
        line["error"] = " < ".join(type(one).__name__ for one in _chain(error))
        line["where"] = _where(error)
    return line


def keep_the_allowed(logger: Any, method: str, line: Line) -> Line:
    return {key: value for key, value in line.items() if key in ALLOWED}


class Foreign(logging.Handler):
    """What libraries log: the words that they wrote beforehand, without what was filled in."""

    def emit(self, record: logging.LogRecord) -> None:
        said = record.msg if isinstance(record.msg, str) and record.args else "said something"
        error = record.exc_info[1] if record.exc_info else None
        facts = {"error": error} if error else {}
        log = structlog.get_logger(module=record.name)
        log.log(record.levelno, said, **facts)


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and cause not in chain:
        chain.append(cause)
    return chain


def _where(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(file: str) -> str:
    path = Path(file)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def _json(line: Any, **_: Any) -> str:
    return orjson.dumps(line, default=str).decode()
