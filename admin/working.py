"""What somebody has asked to be made, and whether some of it is still being made."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from admin.asking import look
from domain import jobs
from domain.jobs import JobLine, Stage

RUNNING = {Stage.WAITING, Stage.WORKING}


async def work_asked_for(
    request: web.Request, address: str, campaign_id: int | None = None
) -> dict[str, Any]:
    """What `work.html` shows; `address` answers with that list alone."""
    lines: tuple[JobLine, ...] = await look(request, jobs.mine, campaign_id)
    running = any(line.stage in RUNNING for line in lines)
    return {"lines": lines, "running": running, "work": address}
