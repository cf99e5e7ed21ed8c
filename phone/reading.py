"""Reading the parameters of a call from a request."""

import json
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, MultipartReader, hdrs, web

from phone.methods.params import Params, Upload
from phone.refusals import bad_request


async def read_params(request: web.Request) -> Params:
    """Whatever way a client chose to send its parameters."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if request.method != hdrs.METH_POST or not request.can_read_body:
        return Params(values)
    kind = request.content_type
    if kind.startswith("multipart/"):
        return await _read_parts(request, values)
    body = await request.read()
    if kind == "application/json":
        return Params(values | _read_json(body))
    return Params(values | dict(parse_qsl(body.decode(), keep_blank_values=True)))


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body) if body else {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise bad_request("can't parse request: JSON object expected")
    return found


async def _read_parts(request: web.Request, values: dict[str, Any]) -> Params:
    params = Params(values)
    reader = await request.multipart()
    assert isinstance(reader, MultipartReader)
    async for part in reader:
        assert isinstance(part, BodyPartReader)
        name = part.name or ""
        if part.filename is None:
            values[name] = (await part.read(decode=True)).decode()
            continue
        mime = part.headers.get(hdrs.CONTENT_TYPE, "application/octet-stream")
        # as Telegram does, only the last part of a path is kept
        file_name = part.filename.replace("\\", "/").rsplit("/", 1)[-1]
        content = bytes(await part.read(decode=True))
        params.uploads[name] = Upload(file_name, mime, content)
    return params
