"""A process that has everything imported and forks a bot each time it is told to.

Importing takes seconds, and a test that kills the bot fifteen times would mostly wait for it.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path


def main() -> None:
    """Each line read is a bot to start; its process id is written, and later how it ended."""
    import asyncio

    import uvloop

    house, url, database, folder = sys.argv[1:]
    live = importlib.import_module(house).live
    tell("ready")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
                runner.run(live(url, database, Path(folder)))
            os._exit(0)
        tell(child)
        _, status = os.waitpid(child, 0)
        tell(os.waitstatus_to_exitcode(status))


def tell(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
