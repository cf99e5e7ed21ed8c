"""How values read on a page: names of kinds, roles and states, lines of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from admin.export_texts import TEMPLATES
from admin.words.date_texts import DAYS, grace, grace_is  # noqa: F401 -- pages ask for them here
from domain.zone_texts import ZONES, zone_name  # noqa: F401 -- pages ask for them here
from survey_defs.texts import plural

JUST_NOW = "только что"
MINUTES = ("минуту", "минуты", "минут")
HOURS = ("час", "часа", "часов")
NO_SHARE = "—"
SIZES = ("Б", "КБ", "МБ", "ГБ")


def ago(number: int, forms: tuple[str, str, str]) -> str:
    return f"{number} {plural(number, forms)} назад"


KINDS = (
    ("region", "Регион"),
    ("municipality", "Муниципалитет"),
    ("school", "Школа"),
)
ROLES = (
    ("coordinator", "Координатор — заполняет анкету организации"),
    ("head", "Руководитель — заполняет анкету организации"),
    ("deputy", "Заместитель — заполняет анкету организации наравне с руководителем"),
    ("executor", "Исполнитель — заполняет только отмеченные ему разделы"),
    ("admin", "Администратор — управляет организацией и всеми ниже"),
    ("viewer", "Наблюдатель — смотрит, ничего не меняет"),
)


def kind_name(kind: str) -> str:
    return dict(KINDS).get(kind, kind)


ROLE_NAMES = {
    "coordinator": "координатор",
    "head": "руководитель",
    "deputy": "заместитель",
    "executor": "исполнитель",
    "admin": "администратор",
    "viewer": "наблюдатель",
}
INVITATION_STATES = {
    "waiting": "ждёт",
    "used": "принято",
    "revoked": "отозвано",
    "expired": "срок вышел",
}
UNREACHABLE = "недоступные боту"
INVITATION_TONES = {"waiting": "calm", "used": "good", "revoked": "", "expired": "warn"}
INVITATION_ENDS = {
    "used": "По этой ссылке уже вошли.",
    "revoked": "Ссылка отозвана и больше не работает.",
    "expired": "Срок ссылки вышел, войти по ней нельзя.",
}
PHASES = {
    "planned": "черновик",
    "launching": "запускается",
    "held": "запуск остановлен",
    "open": "идёт",
    "locked": "приём закончен",
    "closed": "завершена",
}
PHASE_TONES = {
    "planned": "",
    "launching": "calm",
    "held": "warn",
    "open": "calm",
    "locked": "warn",
    "closed": "good",
}
STANDINGS = {
    "not_started": "не начата",
    "filling": "заполняется",
    "submitted": "сдана",
    "locked": "не сдана, приём закрыт",
}
STANDING_TONES = {"not_started": "", "filling": "calm", "submitted": "good", "locked": "bad"}
_EVERY = {"region": "Все регионы", "municipality": "Все муниципалитеты", "school": "Все школы"}


def kind_order(kind: str) -> tuple[int, str]:
    """Schools first: it is mostly they who are asked."""
    known = [code for code, _ in reversed(KINDS)]
    return (known.index(kind) if kind in known else len(known), kind)


def every_kind(kind: str) -> str:
    return _EVERY.get(kind, f"Все организации вида «{kind}»")


def audience_words(audience: str) -> str:
    """Who is asked; a kind that we know is called by its Russian name."""
    for kind, words in _EVERY.items():
        audience = audience.replace(f"все организации вида «{kind}»", words)
    return audience[:1].upper() + audience[1:]


def left(until: datetime, now: datetime, zone: ZoneInfo) -> str:
    """How much is left, counted in midnights there."""
    days = (until.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days <= 0:
        return "сегодня"
    return "завтра" if days == 1 else f"осталось\u00a0{days}\u00a0{plural(days, DAYS)}"


VIEWABLE = ("pdf", "jpg", "jpeg", "png")
"""What a browser shows by itself."""


def numbered(number: str | None) -> str:
    return f"№\u00a0{number}" if number else ""


def dated(day: date | None) -> str:
    return f"от\u00a0{day:%d.%m.%Y}" if day else ""


def on_page(page: str | None) -> str:
    return f"с.\u00a0{page}" if page else ""


def decimal(value: str) -> str:
    """A stored number as people type it."""
    return value.replace(".", ",")


COUNTED = {
    "submitted": "Только сданные",
    "locked": "И не сданные к закрытию",
    "all": "Все, с черновиками",
}

WHAT = {
    "ladder_changed": "Изменены напоминания кампании",
    "nudged": "Отправлено напоминание вручную",
    "form_hushed": "Об анкете на время не напоминают",
    "clock_set": "Выбраны свои часы для напоминаний",
    "digest_asked": "Включена сводка по утрам",
    "digest_refused": "Выключена сводка по утрам",
    "day_entered": "Записан рабочий или выходной день",
    "day_taken_back": "День снова как в календаре страны",
    "reminders_a_day": "Изменено, сколько напоминаний уходит в день",
    "organisation_added": "Добавлена организация",
    "organisation_changed": "Изменена организация",
    "organisation_closed": "Закрыта организация",
    "organisation_moved": "Организация перенесена в другое место дерева",
    "organisation_reopened": "Организация снова действует",
    "organisation_joined": "Организация присоединена к другой",
    "form_carried": "Анкета перенесена в другую организацию",
    "form_cancelled": "Анкета отменена",
    "roster_applied": "Загружен список людей и организаций",
    "expected_struck": "Человек убран из списка",
    "invited_many": "Созданы приглашения по списку",
    "invitation_renewed": "Приглашение выдано заново",
    "invited": "Создано приглашение",
    "invitation_revoked": "Отозвано приглашение",
    "role_granted": "Получена роль",
    "role_ended": "Снята роль",
    "name_corrected": "Исправлено собственное имя",
    "phone_corrected": "Исправлен собственный телефон",
    "sections_given": "Исполнителю отмечены разделы",
    "went_away": "Отмечено отсутствие: есть кому замещать",
    "came_back": "Отсутствие закончилось",
    "role_limited": "Изменён срок роли",
    "form_handed_over": "Анкета передана другому человеку",
    "consent_given": "Дано согласие на обработку персональных данных",
    "consent_withdrawn": "Отозвано согласие на обработку персональных данных",
    "first_admin_made": "Создан первый администратор",
    "campaign_created": "Создана кампания",
    "campaign_renamed": "Изменено название кампании",
    "campaign_changed": "Изменено описание кампании",
    "campaign_launched": "Начат запуск кампании",
    "launch_held": "Запуск кампании остановлен",
    "launch_resumed": "Запуск кампании продолжен",
    "campaign_taken_back": "Кампания возвращена в черновики",
    "campaign_reopened": "Завершённая кампания открыта снова",
    "campaign_restored": "Отменённая кампания возвращена в черновики",
    "campaign_opened": "Открыта кампания",
    "campaign_not_opened": "Кампания не открылась в срок",
    "campaign_closed": "Завершена кампания",
    "campaign_moved": "Кампания переведена на другую версию опросника",
    "survey_published": "Опубликован опросник",
    "survey_withdrawn": "Опросник снят с публикации",
    "dates_changed": "Изменены сроки кампании",
    "form_added": "Организация добавлена в кампанию",
    "form_extended": "Продлён срок анкеты",
    "form_reopened": "Анкета открыта снова",
    "form_submitted": "Анкета сдана",
    "form_recalled": "Анкета отозвана",
    "given_value_entered": "Введено значение для сравнения",
    "payment_fund_entered": "Внесён фонд для прогноза выплат",
    "payment_quarter_entered": "Указан квартал для прогноза выплат",
    "payment_newcomer_entered": "Изменена отметка «вновь назначен»",
    "payment_ruled": "Решено, как считать выплату",
    "region_marked": "Внесены оценки региона",
    "evidence_removed": "Удалён документ",
    "rescored": "Пересчитаны баллы",
    "results_kept": "Изменено, сколько хранятся готовые файлы",
    "svod_asked": "Запрошена выгрузка",
    "paper_made": "Сделана бумага с номером для проверки",
    "template_set": "Загружен шаблон бумаги",
    "template_restored": "Снят свой шаблон бумаги",
    "data_link_made": "Создана ссылка на данные для Excel",
    "data_link_revoked": "Ссылка на данные отозвана",
}


def journal_line(what: str) -> str:
    """An unknown word is shown as it is rather than hidden."""
    return WHAT.get(what, what.replace("_", " "))


def journal_details(known: Mapping[str, Any]) -> str:
    """The particulars that help a person; numbers of rows do not."""
    said = [text for text in (_said(name, known[name]) for name in SAID if name in known) if text]
    return "; ".join(said)


def _said(name: str, value: Any) -> str:
    if name == "role":
        return ROLE_NAMES.get(str(value), str(value))
    if name == "template":
        return TEMPLATES.get(str(value), str(value))
    return SAID[name].format(value) if value not in (None, "", [], {}) else ""


SAID = {
    "role": "{}",
    "person_name": "{}",
    "deputy_name": "замещает {}",
    "before_name": "до этого: {}",
    "days": "на {} дн.",
    "sections": "разделов: {}",
    "value": "значение {}",
    "pays": "{} %",
    "reason": "причина: {}",
    "why": "{}",
    "question": "вопрос {}",
    "forms": "анкет: {}",
    "added": "новых: {}",
    "altered": "изменено: {}",
    "organisations": "организаций: {}",
    "people": "людей: {}",
    "invitations": "приглашений: {}",
    "number": "№ {}",
    "template": "{}",
    "code": "код {}",
    "survey": "{}",
    "version": "версия {}",
    "old": "была версия {}",
    "new": "стала {}",
    "set_aside": "ответов отложено: {}",
}
