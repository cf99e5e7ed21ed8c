"""What the pages of invitations for a list, and of those who cannot be reached, say."""

from __future__ import annotations

FILES = {
    "sheet": "Листы для печати с QR-кодами (PDF)",
    "list": "Список приглашений со ссылками (Excel)",
    "call": "Кому позвонить: кто не на связи (Excel)",
}
REACHES = {
    "never": "не пришёл",
    "no_consent": "без согласия",
    "blocked": "заблокировал бота",
    "changed": "сменился",
    "nobody": "никого нет",
}
TONES = {
    "never": "warn", "no_consent": "warn", "blocked": "bad", "changed": "warn", "nobody": "bad",
}  # fmt: skip


def invited(count: int) -> str:
    if not count:
        return "Новых приглашений нет: у всех из списка уже есть действующие."
    return f"Создано приглашений: {count}. Теперь их можно напечатать или взять списком."
