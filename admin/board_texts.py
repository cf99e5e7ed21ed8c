"""Words of the board of a campaign: its columns, what each number means, the forecast."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from admin.words import day, percent, whole
from domain.overview import CampaignHead, Outlook, Pace
from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.scoring import percent as percent_of
from survey_defs.texts import plural

VIEWS = (("territory", "По территориям"), ("organisation", "По организациям"))
COLUMNS = (
    ("expected", "Ожидается"),
    ("begun", "Начали"),
    ("submitted", "Сдали"),
    ("on_time", "В срок"),
    ("late", "С опозданием"),
    ("overdue", "Просрочили"),
    ("rate", "Доля сдачи"),
    ("rate_on_time", "Доля в срок"),
)
NAME, INSIDE, CODE = "Территория", "Внутри чего", "Код"
ACTIVE = "Последнее изменение"
TOTAL = "Всего"
TITLE = "Ход по территориям"
ITSELF = "{name} (сама)"
OPENED = "Раскрыто"
SORTED = {"name": NAME, **dict(COLUMNS), "active": ACTIVE}
PARTS = {
    "begun": "начата",
    "on_time": "сдана в срок",
    "late": "сдана с опозданием",
    "overdue": "просрочена",
    "missing": "не сдана",
    "unfinished": "начата, но не сдана",
    "untouched": "так и не начата",
}
"""Beside where a form stands: what else a number of the board may be about."""
_FORECAST = (
    "несданные анкеты, делённые на число сданных в день за последние 7 дней "
    "(или с открытия, если прошло меньше). Это прямая линия, а не обещание."
)
_LAST_TIME = (
    "прошлая кампания — та, которую эта повторяет, или последняя по тому же опроснику "
    "у той же организации; сравнивается тот же по счёту день и час от открытия."
)
GLOSSARY = (
    (
        "Ожидается",
        "сколько анкет роздано: по одной на организацию, кроме закрытых раньше, чем сдали.",
    ),
    ("Начали", "в скольких из них есть хоть один ответ; сданные тоже считаются начатыми."),
    ("Сдали", "сколько сдано сейчас; отозванная анкета снова считается несданной."),
    (
        "В срок",
        "сколько сдано не позже срока сдачи; если анкете срок продлили — не позже её срока.",
    ),
    (
        "С опозданием",
        "сколько сдано позже этого срока. «В срок» и «С опозданием» вместе — «Сдали».",
    ),
    ("Просрочили", "сколько не сдано, хотя срок уже прошёл."),
    ("Доля сдачи", "сдали, делённое на ожидается."),
    ("Доля в срок", "сдали в срок, делённое на ожидается: до срока она только растёт."),
    (
        "Последнее изменение",
        "когда в этих анкетах последний раз ответили, приложили документ или сдали.",
    ),
    ("Прогноз", _FORECAST),
    ("В прошлый раз", _LAST_TIME),
)


def pace_words(pace: Pace, campaign: CampaignHead, zone: ZoneInfo) -> list[str]:
    """Sentences under the figures; none when there is nothing honest to say."""
    return [each for each in (_outlook(pace, campaign, zone), _last(pace)) if each]


def _outlook(pace: Pace, campaign: CampaignHead, zone: ZoneInfo) -> str:
    match pace.outlook:
        case Outlook.NOT_OPEN:
            return ""
        case Outlook.DONE:
            return "Сдали все."
        case Outlook.TOO_SOON:
            return "Прогноз пока не посчитать: нужны хотя бы три дня приёма и три сданные анкеты."
        case Outlook.STANDS:
            return (
                f"За последние {_lately(pace.days)} никто не сдал, "
                "поэтому предсказать, когда сдадут все, нельзя."
            )
        case Outlook.YEARS:
            return f"{_by_pace(pace)} все не сдадут и за год.{_by_lock(pace)}"
        case Outlook.FINISHES:
            return (
                f"{_by_pace(pace)} все сдадут к {_finish(pace, campaign, zone)}.{_by_lock(pace)}"
            )


def _by_pace(pace: Pace) -> str:
    a_day = in_russian(half_up(Exact(pace.lately, max(pace.days, 1)), 1))
    return f"По темпу последних {_days(pace.days)} (сдают {a_day} в день)"


def _finish(pace: Pace, campaign: CampaignHead, zone: ZoneInfo) -> str:
    assert pace.finish is not None
    said = day(pace.finish, zone)
    if pace.finish <= campaign.on_time_at:
        return f"{said}, до срока сдачи"
    if pace.finish <= campaign.locks_at:
        return f"{said}, позже срока сдачи"
    return f"{said}, уже после закрытия приёма"


def _by_lock(pace: Pace) -> str:
    if pace.by_lock is None:
        return ""
    return f" К\u00a0закрытию приёма успеют около {whole(pace.by_lock)} из {whole(pace.expected)}."


def _last(pace: Pace) -> str:
    if pace.last is None:
        return ""
    then, now = pace.last, pace
    return (
        f"В прошлый раз к этому дню ({pace.day}-му от открытия) было сдано "
        f"{_share(then.submitted, then.expected)}; сейчас {_share(now.submitted, now.expected)}."
    )


def _share(submitted: int, expected: int) -> str:
    share = percent(percent_of(submitted, expected))
    return f"{whole(submitted)} из {whole(expected)} ({share})"


def _lately(number: int) -> str:
    return f"{number}\u00a0{plural(number, ('день', 'дня', 'дней'))}"


def _days(number: int) -> str:
    return f"{number}\u00a0{plural(number, ('дня', 'дней', 'дней'))}"
