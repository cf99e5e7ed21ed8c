"""A link as a picture for the camera of a phone, to be printed."""

from __future__ import annotations

import io

import segno


def svg(link: str) -> str:
    """For the typesetter."""
    target = io.BytesIO()
    segno.make(link, error="m").save(target, kind="svg", border=2, xmldecl=False)
    return target.getvalue().decode()


def png(link: str, scale: int = 6) -> bytes:
    """For a word processor."""
    target = io.BytesIO()
    segno.make(link, error="m").save(target, kind="png", border=2, scale=scale)
    return target.getvalue()
