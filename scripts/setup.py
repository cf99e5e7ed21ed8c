"""Make .venv and keep it true to requirements/: `scripts/setup --runtime` or `--dev`.

Needs nothing but this Python and its pip. What is there already is left alone, so that the
second time takes no time.
"""

import fcntl
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import texts

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
TOOLS = ROOT / ".tools"
UV = TOOLS / "bin" / "uv"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "svod-setup.json"
LOG = TOOLS / "setup.log"
LAUNCHER = """#!/bin/sh
'''exec' {python} -P "$0" "$@"
' '''
import sys
sys.path.insert(0, {root!r})
if __name__ == "__main__":  # a worker process reads this file too
    from {module} import {function}
    sys.exit({function}())
"""


class Failed(Exception):
    """Nothing more can be done; the text is for the person at the keyboard."""


def main() -> int:
    extents = {"--runtime": "runtime", "--dev": "dev"}
    extent = extents.get(" ".join(sys.argv[1:]))
    if extent is None:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with alone():
            prepare(extent)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


@contextmanager
def alone() -> Iterator[None]:
    """Wait for a set-up that somebody else has begun in this folder."""
    try:
        TOOLS.mkdir(exist_ok=True)
        lock = (TOOLS / "lock").open("w")
    except OSError as error:
        raise Failed(texts.UNWRITABLE.format(folder=ROOT)) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def prepare(extent: str) -> None:
    stamp = read_stamp()
    if stamp.get("extent") == "dev":
        extent = "dev"  # what tests need includes what the program needs
    wanted = {"root": str(ROOT), "extent": extent, "state": state(extent)}
    if stamp == wanted and PYTHON.exists():
        return
    began = time.monotonic()
    print(texts.PREPARING, file=sys.stderr, flush=True)
    LOG.write_text("")
    if VENV.exists() and not (stamp.get("root", str(ROOT)) == str(ROOT) and works(PYTHON)):
        shutil.rmtree(VENV)  # made in another place or by a Python that is gone
    STAMP.unlink(missing_ok=True)
    install(REQUIREMENTS / f"{extent}.txt")
    link_project()
    STAMP.write_text(json.dumps(wanted))
    print(texts.READY.format(seconds=time.monotonic() - began), file=sys.stderr, flush=True)


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def state(extent: str) -> str:
    """Changes with what is to be installed, the interpreter and the way of doing it."""
    parts = [sys.version, json.dumps(launchers())]
    files = (REQUIREMENTS / f"{extent}.txt", REQUIREMENTS / "tools.txt", Path(__file__))
    parts += [file.read_text("utf-8") for file in files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def works(python: Path) -> bool:
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", check], check=False).returncode == 0
    except OSError:
        return False


def install(requirements: Path) -> None:
    if with_uv(requirements):
        return
    print(texts.SLOWER_WAY, file=sys.stderr, flush=True)
    if not (works(PYTHON) or run(sys.executable, "-m", "venv", "--without-pip", VENV)):
        raise not_installed()
    into_venv = ("-m", "pip", "--python", PYTHON, "install", "--quiet", "--require-hashes")
    if not run(sys.executable, *into_venv, "-r", requirements):
        raise not_installed()


def with_uv(requirements: Path) -> bool:
    if not run(sys.executable, "-m", "pip", "--version"):
        raise Failed(texts.NO_PIP.format(python=sys.executable))
    environment = ("venv", "--quiet", "--no-python-downloads", "--python", sys.executable, VENV)
    sync = ("pip", "sync", "--quiet", "--require-hashes", "--python", PYTHON, requirements)
    return bring_uv() and (PYTHON.exists() or run(UV, *environment)) and run(UV, *sync)


def bring_uv() -> bool:
    pinned = REQUIREMENTS / "tools.txt"
    installed = TOOLS / "tools.txt"
    if UV.exists() and installed.exists() and installed.read_bytes() == pinned.read_bytes():
        return True
    into_tools = ("--quiet", "--upgrade", "--target", TOOLS, "--require-hashes", "-r", pinned)
    done = run(sys.executable, "-m", "pip", "install", *into_tools)
    if done:
        shutil.copyfile(pinned, installed)
    return done


def link_project() -> None:
    """Give the environment the project's commands; they import this folder, wherever called."""
    for name, target in launchers().items():
        module, function = target.split(":")
        launcher = VENV / "bin" / name
        python = shlex.quote(str(PYTHON))
        text = LAUNCHER.format(python=python, root=str(ROOT), module=module, function=function)
        launcher.write_text(text, "utf-8")
        launcher.chmod(0o755)


def launchers() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return dict(project["scripts"])


def run(*command: str | Path) -> bool:
    """Run it quietly; what it says goes to the log."""
    words = [str(word) for word in command]
    settings = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    with LOG.open("a", encoding="utf-8") as log:
        print(f"$ {shlex.join(words)}", file=log, flush=True)
        try:
            done = subprocess.run(
                words, check=False, stdout=log, stderr=log, env={**os.environ, **settings}
            )
        except OSError as error:
            print(error, file=log)
            return False
    return done.returncode == 0


def not_installed() -> Failed:
    tail = "\n".join(LOG.read_text("utf-8", errors="replace").splitlines()[-5:])
    return Failed(texts.NOT_INSTALLED.format(log=LOG, tail=tail))


if __name__ == "__main__":
    sys.exit(main())
