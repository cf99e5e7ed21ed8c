"""What can be taken away, by name."""

from __future__ import annotations

JOB_KINDS = {
    "svod": "Свод, книга Excel",
    "svods": "Своды по муниципалитетам, архив",
    "long_form": "Все ответы построчно, CSV",
}
PEOPLE_JOB_KINDS = {
    "invitation_sheet": "Приглашения для печати, PDF",
    "invitation_sheets": "Приглашения для печати по муниципалитетам, архив",
    "invitation_list": "Список приглашений, книга Excel",
    "call_list": "Кому позвонить, книга Excel",
}
