"""A demonstration that runs for as long as it is photographed, and the phones in it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
LOOKS = {"locale": "ru-RU", "timezone_id": "Asia/Yekaterinburg", "color_scheme": "light"}
WIDTH, HEIGHT = 390, 780
LONGEST = 1000
"""A phone that shows a long screen whole is drawn as long as this."""
AROUND = 185
"""What stands above and below the chat."""
COLOURS = 128
STILL = 1.4
"""The bot draws once a second; after this long nothing more comes."""
PATIENCE = 20.0
STOPPED = 60


class Demo(NamedTuple):
    phones: str
    entrance: str
    """The link that lets the first admin into the panel."""


@contextmanager
def demonstration(folder: str, *words: str) -> Iterator[Demo]:
    """Filled anew in the folder, on ports that are free; or what other words of `svod` show."""
    panel, phones = _free_ports()
    surroundings = {
        **os.environ,
        "SVOD_PANEL_PORT": str(panel),
        "SVOD_PHONE_PORT": str(phones),
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    command = (
        sys.executable,
        "-c",
        "from bot.__main__ import main; main()",
        *(words or ("demo",)),
    )
    with subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as demo:
        try:
            yield _begun(demo)
        finally:
            demo.send_signal(signal.SIGINT)
            demo.wait(STOPPED)


def _begun(demo: subprocess.Popen[str]) -> Demo:
    """Its two addresses as it prints them: the phones, then the way into the panel."""
    assert demo.stdout is not None
    phones = ""
    for line in demo.stdout:
        found = re.search(r"http://\S+", line)
        if found and "/enter/" in found.group():
            return Demo(phones, found.group())
        phones = phones or (found.group() if found else "")
    raise SystemExit("the demonstration has not started")


def _free_ports() -> list[int]:
    with socket.socket() as one, socket.socket() as other:
        for each in (one, other):
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in (one, other)]


def keep(picture: bytes, name: str) -> None:
    """With few colours: a screen needs no more, and the file is a third."""
    with Image.open(BytesIO(picture)) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)
    print(f"{name}.png")


def photograph(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    keep(page.screenshot(), f"panel-{name}")


class Phone:
    """One person's phone, as large as the window."""

    def __init__(self, browser: Browser, demo: Demo, role: str) -> None:
        self._page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT},
            device_scale_factor=2,
            reduced_motion="reduce",
            **LOOKS,
        )
        found = self._page.request.get(f"{demo.phones}/phone/people").json()["people"]
        person = next(one["id"] for one in found if one["role"].startswith(role))
        self._address = f"{demo.phones}/phone/{person}"
        self._page.goto(f"{demo.phones}/#{person}")
        self._page.wait_for_selector(".bar")

    def start(self) -> None:
        """As somebody new does, or as somebody who is there already."""
        begin = self._page.locator(".wide:visible")
        if begin.count():
            with self._settled():
                begin.click()
        else:
            self.say("/start")

    def press(self, label: str) -> None:
        """The last button that says this, perhaps with a number before or behind it."""
        said = re.compile(rf"^(\d+\. )?{re.escape(label)}(:? \d+)?$")
        with self._settled():
            self._page.locator(".key").filter(has_text=said).last.click()
            self._page.mouse.move(1, 1)

    def say(self, words: str) -> None:
        with self._settled():
            self._page.fill(".composer textarea", words)
            self._page.press(".composer textarea", "Enter")

    def send(self, file: Path) -> None:
        with self._settled():
            self._page.set_input_files(".attach input", file)
            self._page.click("#send-dialog .main")

    def wait_for_a_file(self) -> None:
        self._page.wait_for_selector(".message.in .file", timeout=1000 * PATIENCE)

    def picture(self, name: str) -> None:
        """The last message is seen whole, if need be on a longer phone."""
        last = self._page.locator(".message").last.bounding_box()
        needed = int(last["height"]) + AROUND if last else 0
        self._resize(min(max(HEIGHT, needed), LONGEST))
        keep(self._page.screenshot(), f"phone-{name}")
        self._resize(HEIGHT)

    def _resize(self, height: int) -> None:
        self._page.evaluate("document.activeElement.blur()")
        self._page.set_viewport_size({"width": WIDTH, "height": height})
        self._page.wait_for_timeout(200)
        self._page.evaluate("document.querySelector('.chat').scrollTo(0, 1e9)")
        self._page.wait_for_timeout(200)

    @contextmanager
    def _settled(self) -> Iterator[None]:
        """Wait until the phone shows something else and then changes no more."""
        before = last = self._state()
        yield
        since = began = time.monotonic()
        while time.monotonic() - began < PATIENCE:
            now = self._state()
            if now != last:
                last, since = now, time.monotonic()
            if now != before and time.monotonic() - since > STILL:
                return
            self._page.wait_for_timeout(100)
        raise SystemExit(f"nothing has happened: {self._page.inner_text('.chat')[-500:]}")

    def _state(self) -> Any:
        shown = self._page.request.get(self._address).json()
        return [(one["message_id"], one["version"]) for one in shown["messages"]]
