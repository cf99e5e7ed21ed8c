"""Words of the page about participation over the years."""

from __future__ import annotations

from reports.seen import Column, Kind

PAGE = "Динамика участия"
CHART = "Муниципалитеты — участники и договоры по годам"
EVENTS_CHART = "Мероприятия дорожной карты по годам"
YEAR, MEMBERS, CONTRACTS = "Год", "Участников", "Договоров"
PLANNED, DONE, MOVED = "Всего по плану", "Выполнено", "Перенесено"
ORGANISATION = "Организация"
COLUMNS = (
    Column(YEAR, Kind.WHOLE),
    Column("Состояние анкеты"),
    Column(MEMBERS, Kind.WHOLE),
    Column("Муниципалитетов в регионе", Kind.WHOLE),
    Column("Вступили"),
    Column("Вышли"),
    Column("Договоров заключено", Kind.WHOLE),
    Column("Мероприятий в плане", Kind.WHOLE),
    Column(DONE, Kind.WHOLE),
    Column(MOVED, Kind.WHOLE),
    Column("Проектных групп", Kind.WHOLE),
    Column("С готовым результатом", Kind.WHOLE),
    Column("Участники"),
)
SUBMITTED, DRAFT = "сдана", "черновик"
