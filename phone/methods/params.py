"""The parameters of one call, however they came: query, form, JSON, multipart."""

import json
from dataclasses import dataclass, field
from typing import Any

from phone.refusals import bad_request

TRUE = {"true", "1", "yes", "True"}


@dataclass(slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    mime: str
    content: bytes


@dataclass(slots=True)
class Params:
    """Names and values, and the files beside them."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def whole(self, name: str, default: int = 0) -> int:
        value = self.values.get(name)
        if value in (None, ""):
            return default
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f'field "{name}" must be a valid Number') from None

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        return value is True or (value is not None and str(value) in TRUE)

    def nested(self, name: str) -> Any:
        """A value that is JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def logged(self) -> dict[str, Any]:
        """What the log of calls keeps: the files by name and size only."""
        if not self.uploads:
            return self.values
        files = {
            name: {"name": upload.name, "size": len(upload.content)}
            for name, upload in self.uploads.items()
        }
        return self.values | files
