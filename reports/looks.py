"""The few looks that cells of our workbooks have."""

from __future__ import annotations

from typing import Any

_HEAD = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": "#E8EEF4",
    "bottom": 1,
    "bottom_color": "#8CA0B3",
}
_TOTAL = {"bold": True, "bg_color": "#F4F6F8"}
_PERCENT = {"num_format": "0.0"}
_SHARE = {"num_format": "0.0%"}
LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "plain instead": {"valign": "top", "align": "right", "font_color": "#8A949E"},
    "total instead": {**_TOTAL, "align": "right"},
    "plain share": {"valign": "top", **_SHARE},
    "plain percent": {"valign": "top", **_PERCENT},
    "wrap": {"valign": "top", "text_wrap": True},
    "wrap percent": {"valign": "top", **_PERCENT},
    "wrap share": {"valign": "top", **_SHARE},
    "about": {"font_color": "#5B6B7A", "valign": "top", "text_wrap": True},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
    "name": {"font_color": "#5B6B7A", "valign": "top"},
    "head": _HEAD,
    "head right": {**_HEAD, "align": "right"},
    "head percent": {**_HEAD, **_PERCENT},
    "total": _TOTAL,
    "total percent": {**_TOTAL, **_PERCENT},
    "total share": {**_TOTAL, **_SHARE},
    "doubt": {"bg_color": "#FCE8D5", "valign": "top"},
    "muted": {"font_color": "#8A949E", "valign": "top"},
    "muted percent": {"font_color": "#8A949E", **_PERCENT},
    "muted share": {"font_color": "#8A949E", **_SHARE},
    "notice": {
        "bg_color": "#FCF3DF",
        "font_color": "#7A4B00",
        "text_wrap": True,
        "valign": "vcenter",
    },
    "cover": {
        "bold": True,
        "font_size": 24,
        "font_color": "#1D4F73",
        "text_wrap": True,
        "valign": "top",
    },
    "group": {**_HEAD, "align": "center"},
    "whole": {"valign": "top", "num_format": "#,##0", "align": "left"},
    "moment": {"num_format": "dd.mm.yyyy hh:mm", "align": "left", "valign": "top"},
    "day": {"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"},
    "link": {"font_color": "#1F5FA8", "underline": 1, "valign": "top"},
}
