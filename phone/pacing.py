"""How fast a bot may speak: 30 a second in all, 1 a second to a chat.

Telegram forgives a short burst; this one lets three messages through to one chat at once and
then one a second, and a second's worth (30) in all. Beyond that it answers 429 with the whole
seconds to wait. What was refused does not count.
"""

import math


class Pacing:
    """Two limits kept as the moment at which the allowance would be whole again."""

    def __init__(
        self,
        *,
        a_second: float = 30.0,
        burst: int = 30,
        chat_a_second: float = 1.0,
        chat_burst: int = 3,
    ) -> None:
        self.on = True
        self.step = 1.0 / a_second
        self.slack = (burst - 1) * self.step
        self.chat_step = 1.0 / chat_a_second
        self.chat_slack = (chat_burst - 1) * self.chat_step
        self._whole_at = 0.0
        self._chat_whole_at: dict[int, float] = {}

    def wait(self, chat_id: int, now: float, messages: int = 1) -> int:
        """Seconds to wait; 0 lets the message through and counts it."""
        if not self.on:
            return 0
        overall = max(self._whole_at, now)
        chat = max(self._chat_whole_at.get(chat_id, 0.0), now)
        excess = max(overall - self.slack, chat - self.chat_slack) - now
        if excess > 1e-9:  # noqa: PLR2004  what is left of a subtraction
            return max(1, math.ceil(excess))
        self._whole_at = overall + self.step * messages
        self._chat_whole_at[chat_id] = chat + self.chat_step
        return 0
