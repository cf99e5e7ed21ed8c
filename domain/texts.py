"""Words of a season: refusals, consent, names of roles, states and zones."""

from __future__ import annotations

KEPT_DAYS = "Укажите число дней от 1 до {most}."

# Refusals that everybody may meet.

STRANGER = (
    "Я вас пока не знаю. Чтобы войти, нужна личная ссылка-приглашение: "
    "попросите её у администратора вашего муниципалитета или региона."
)
NEEDS_CONSENT = "Сначала нужно ваше согласие на обработку персональных данных."
NOT_ALLOWED = "У вас нет права на это действие."
NOT_FOUND = "Здесь этого нет: возможно, ссылка или кнопка устарела."

# Roles.

ROLE = {
    "coordinator": "координатор",
    "head": "руководитель",
    "deputy": "заместитель",
    "executor": "исполнитель",
    "admin": "администратор",
    "viewer": "наблюдатель",
}
PROGRAM = "Программа"
FIRST_ADMIN = "Администратор"

# Zones, as people call them.

ZONE = {
    "Europe/Kaliningrad": "КЛД",
    "Europe/Moscow": "МСК",
    "Europe/Simferopol": "МСК",
    "Europe/Kirov": "МСК",
    "Europe/Volgograd": "МСК",
    "Europe/Astrakhan": "САМ",
    "Europe/Saratov": "САМ",
    "Europe/Ulyanovsk": "САМ",
    "Europe/Samara": "САМ",
    "Asia/Yekaterinburg": "ЕКБ",
    "Asia/Omsk": "ОМС",
    "Asia/Novosibirsk": "НСК",
    "Asia/Tomsk": "НСК",
    "Asia/Barnaul": "НСК",
    "Asia/Novokuznetsk": "КРС",
    "Asia/Krasnoyarsk": "КРС",
    "Asia/Irkutsk": "ИРК",
    "Asia/Chita": "ЯКТ",
    "Asia/Yakutsk": "ЯКТ",
    "Asia/Khandyga": "ЯКТ",
    "Asia/Vladivostok": "ВЛД",
    "Asia/Ust-Nera": "ВЛД",
    "Asia/Magadan": "МАГ",
    "Asia/Sakhalin": "МАГ",
    "Asia/Srednekolymsk": "МАГ",
    "Asia/Kamchatka": "КМЧ",
    "Asia/Anadyr": "КМЧ",
}
MOSCOW = "МСК{hours:+d}"
GREENWICH = "UTC{hours:+d}:{minutes:02d}"

# Organisations.

NEEDS_NAME = "Укажите название организации."
NEEDS_KIND = "Укажите вид организации, например «муниципалитет» или «школа»."
NEEDS_ZONE = "У самой верхней организации нужен часовой пояс, например Asia/Yekaterinburg."
UNKNOWN_ZONE = "Часового пояса «{zone}» нет. Пример: Asia/Yekaterinburg."
ONE_ROOT = (
    "Верхняя организация уже есть: «{name}». Укажите, внутри какой организации создать новую."
)
CODE_TAKEN = "Код «{code}» уже у организации «{name}»."
WRONG_CODE = (
    "Код состоит из букв, цифр, точек и дефисов, не длиннее 32 знаков: «{code}» не подходит."
)
NO_ORGANISATION = "Организации с кодом «{code}» нет среди тех, что вам видны."
ORGANISATION_CLOSED = "Организация «{name}» закрыта."
HAS_OPEN_INSIDE = "Внутри организации «{name}» есть действующие: {count}. Сначала закройте их."
NO_ROOT = (
    "Организаций ещё нет. Сначала добавьте верхнюю: "
    "svod organisation add «Название» --kind region --zone Asia/Yekaterinburg"
)

# Invitations.

INVITATION_UNKNOWN = "Такого приглашения нет. Откройте ссылку ещё раз целиком или попросите новую."
INVITATION_USED = "Это приглашение уже использовано. Если это были не вы, попросите новую ссылку."
INVITATION_EXPIRED = "Срок приглашения истёк. Попросите новую ссылку."
INVITATION_REVOKED = "Приглашение отозвано. Если это ошибка, попросите новую ссылку."
INVITATION_GONE = "Вы уже вошли, или приглашение больше не ждёт ответа. Откройте ссылку ещё раз."
DAYS_OF_INVITATION = "Приглашение может действовать от 1 до 365 дней."
MEMBERSHIP_ENDED = "Эта роль уже снята."
NAMELESS = "Без имени"

# Consent.

OPERATOR_BLANK = (
    "Не указано, кто обрабатывает персональные данные. Заполните настройки: {settings}."
)
CONSENT_CHANGED = "Текст согласия изменился. Прочитайте его ещё раз и ответьте снова."
FORMER = "Бывший участник"
CONSENT = """\
Я даю согласие на обработку моих персональных данных (Федеральный закон от 27.07.2006 \
№ 152-ФЗ «О персональных данных»).

Кто обрабатывает: {name}, адрес: {address}.

Какие данные: имя, номер (id) в Telegram, роль, организация, ответы в анкетах, комментарии, \
документы и ссылки, которые я пришлю, а также время этих действий.

Для чего: {purposes}.

Что с ними делают: записывают, хранят, уточняют, используют, передают тем, кто проводит и \
проверяет анкетирование, удаляют; с помощью компьютера. Сообщения приходят через Telegram, \
поэтому он их тоже обрабатывает по своим правилам.

Срок: {term}.

Как отозвать согласие: {withdrawal}. Можно и здесь: «Мои данные» → «Отозвать согласие». \
После отзыва имя и номер в Telegram удаляются, ответы и документы организации остаются."""

# The panel.

NO_PANEL = "Панель открыта администраторам и наблюдателям."
LINK_DEAD = (
    "Ссылка для входа уже использована или устарела: она действует 10 минут. "
    "Получите новую: команда /panel в чате с ботом."
)

# Campaigns.

NEEDS_TITLE = "Укажите название кампании."
OPENS_BEFORE_ON_TIME = "Кампания должна открыться раньше срока сдачи."
ON_TIME_BEFORE_LOCK = "Срок сдачи не может быть позже закрытия приёма."
LOCK_IN_THE_PAST = "Закрытие приёма уже прошло: укажите дату в будущем."
NEEDS_AUDIENCE = "Укажите, кто отвечает: вид организаций или их коды."
NO_SUCH_KIND = "Внутри «{name}» нет действующих организаций вида «{kind}». Есть: {kinds}."
UNKNOWN_CODES = "Внутри «{name}» нет действующих организаций с кодами: {codes}."
NOBODY_ANSWERS = "Отвечать некому: ни одной действующей организации не выбрано."
NOT_A_DRAFT = "Эта кампания уже открыта или завершена."
NOT_OPEN = "Это можно сделать только в открытой кампании."
ALREADY_CLOSED = "Эта кампания завершена, её сроки не меняются."
ALREADY_OPEN = "Кампания уже открылась, дату открытия изменить нельзя."
NEEDS_REASON = "Укажите причину."
NEEDS_EXTENSION = "Укажите новый срок сдачи или новое закрытие приёма."
EXTENSION_NOT_LATER = "Новый срок должен быть не раньше общего."
DAYS_OF_REOPENING = "Открыть заново можно на срок от 1 до 60 дней."
STILL_OPEN = "Анкета ещё открыта, её можно заполнять."
OUTSIDE_CAMPAIGN = "Организация «{name}» не входит в территорию этой кампании."
NO_SUCH_VALUE = "В этой анкете нет вопроса «{question}», который сравнивают с заданным значением."
ALL = "все организации вида «{kind}»"
SOME = "по списку: {count}"

# Organisations: what is known of them, their moves, and schools that join others.
YES, NO = "да", "нет"
ATTRIBUTES = {
    "type": "Тип",
    "pupils": "Число учеников",
    "rural": "Сельская",
    "low_results": "Низкие результаты",
}
TRUTH_WORDS = {
    "да": True, "+": True, "1": True, "есть": True, "true": True, "v": True, "✓": True,
    "нет": False, "-": False, "–": False, "—": False, "0": False, "false": False,
}  # fmt: skip
RURAL_WORDS = {
    "село": True, "сельская": True, "сельский": True, "сельское": True, "с": True,
    "город": False, "городская": False, "городской": False, "городское": False, "г": False,
}  # fmt: skip
UNIT_OF_PUPILS = r"(?<=\d)\s*(?:чел|уч|обуч)[а-яё]*\.?$"
NOT_PUPILS = "Число учеников — целое число, например 312. «{text}» не подходит."
NOT_TRUTH = "{name}: напишите «да» или «нет». «{text}» не подходит."
ATTRIBUTE_TOO_LONG = "{name}: слишком длинно, сократите до {most} знаков."
ATTRIBUTE_NAME = "Название признака — от 1 до {most} знаков."
TOO_MANY_ATTRIBUTES = "Признаков у организации может быть не больше {most}."
INTO_ITSELF = "Организацию «{name}» нельзя перенести внутрь неё самой."
ROOT_STAYS = "«{name}» — верхняя организация, её перенести некуда."
ABOVE_IS_CLOSED = "Организация выше («{name}») закрыта. Сначала верните её."
NOT_CLOSED = "Организация «{name}» и так действует."
JOINS_ITSELF = "Организация не может присоединиться к себе самой или к тому, что внутри неё."
FATES_MISSING = (
    "Пока вы смотрели отчёт, открытых анкет стало больше. Откройте отчёт снова и решите о каждой."
)
CANNOT_CARRY = "У «{name}» уже есть своя анкета в кампании «{campaign}»: вторую перенести нельзя."
FORM_CANCELLED = "Организация присоединена к «{name}»"
UNITED = "«{name}» присоединена к «{into}» и закрыта."
UNITED_CARRIED = "Анкету «{campaign}» с вашими ответами продолжит «{into}»."
UNITED_CANCELLED = "Анкета «{campaign}» отменена: заполнять её не нужно."
UNITED_KEPT = "Сданные анкеты и документы можно читать, как и раньше."

# Invitations of a whole list.
BOT_UNKNOWN = "Ссылки пока не составить: бот ещё ни разу не запускался и его имя неизвестно."
