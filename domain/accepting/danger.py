"""Programs and scripts, by content and by name."""

from __future__ import annotations

from domain.accepting.names import extension_of

CONTENT = (
    b"MZ",  # Windows
    b"\x7fELF",
    b"#!",
    b"\xfe\xed\xfa\xce",  # macOS, in all its orders
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # also Java
    b"dex\n",
    b"\x4c\x00\x00\x00\x01\x14\x02\x00",  # a Windows shortcut
    b"\x00asm",
)
NAMES = frozenset(
    {
        *(
            "exe",
            "com",
            "scr",
            "pif",
            "cpl",
            "msi",
            "msp",
            "dll",
            "sys",
            "drv",
            "ocx",
            "bat",
            "cmd",
        ),
        *(
            "ps1",
            "psm1",
            "vbs",
            "vbe",
            "js",
            "jse",
            "mjs",
            "wsf",
            "wsh",
            "hta",
            "reg",
            "lnk",
            "url",
        ),
        *(
            "scf",
            "inf",
            "jar",
            "apk",
            "app",
            "deb",
            "rpm",
            "dmg",
            "sh",
            "bash",
            "zsh",
            "py",
            "pyc",
        ),
        *("pyw", "rb", "pl", "php", "jnlp", "gadget", "application", "chm", "desktop"),
    }
)
WEB_NAMES = frozenset({"html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "xml"})
WEB_BEGINNINGS = (b"<!doctype html", b"<html", b"<svg", b"<?xml", b"<script", b"<head", b"<body")


def is_executable_content(head: bytes) -> bool:
    return head.startswith(CONTENT)


def is_executable_name(name: str) -> bool:
    return extension_of(name) in NAMES


def is_web_name(name: str) -> bool:
    return extension_of(name) in WEB_NAMES


def is_web_content(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_BEGINNINGS)
