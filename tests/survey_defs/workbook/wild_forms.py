"""XLSForms as people make them, with what each is to become."""

from __future__ import annotations

YES_NO = """
|list_name|name|label|
|yes_no|yes|Да|
|yes_no|no|Нет|
"""
FORMS = {
    "the simplest": (
        """
        |type|name|label|
        |text|fio|Ваше имя|
        |integer|age|Возраст|
        |decimal|weight|Вес|
        |date|born|День рождения|
        |note|thanks|Спасибо|
        """,
        "",
        ["fio text", "age number", "weight number", "born date", "thanks note"],
        ["fio", "age", "weight", "born"],
    ),
    "columns in another order, capitals, spaces": (
        """
        |Hint|LABEL|Required| Name |TYPE|
        |как есть|Школа работает?|Yes|works|Select_One  yes_no|
        ||Почему?|TRUE|why|  TEXT |
        """,
        YES_NO,
        ["works choice (yes no)", "why text"],
        ["works", "why"],
    ),
    "old habits of words": (
        """
        |command|name|caption|relevance|
        |select one from yes_no|a|Первый||
        |add select one prompt using yes_no|b|Второй|${a}='yes'|
        |select all that apply from yes_no|c|Третий||
        |select1 yes_no|d|Четвёртый|selected(${c}, "no")|
        |add integer prompt|e|Пятый||
        |q string|f|Шестой||
        |begin lgroup|g|Седьмой||
        |int|h|Восьмой||
        |end lgroup||||
        """,
        YES_NO.replace("list_name", "list name"),
        [
            "a choice (yes no)",
            "b choice (yes no) if ${a} = 'yes'",
            "c multiple (yes no)",
            "d choice (yes no) if selected(${c}, 'no')",
            "e number",
            "f text",
            "g table",
            "| h number",
        ],
        ["a", "b", "c", "e", "f", "g"],
    ),
    "conditions and limits": (
        """
        |type|name|label|required|relevant|constraint|constraint_message|
        |integer|age|Возраст|yes||. >= 0 and . <= 120|От 0 до 120|
        |text|phone|Телефон|no|${ age } > 17|string-length(.) = 10|Десять цифр|
        |select_multiple yes_no|m|Что верно||${age} != 5 or ${phone} != ''|$LIMIT|Одно|
        |date|d|Дата||not(selected(${m}, 'no'))|. <= today()|Не в будущем|
        """.replace("$LIMIT", "not(selected(., “yes”) and count-selected(.) > 1)"),
        YES_NO,
        [
            "age number must . >= 0 and . <= 120",
            "phone text if ${age} > 17 must length(.) = 10",
            (
                "m multiple (yes no) if coalesce(${age} <> 5, true) or answered(${phone})"
                " must not(selected(., 'yes') and count(.) > 1)"
            ),
            "d date if not(coalesce(selected(${m}, 'no'), false)) must . <= today()",
        ],
        ["age", "phone", "m", "d"],
    ),
    "groups in groups, conditions of groups": (
        """
        |type|name|label|relevant|appearance|
        |begin group|outer|Внешняя||field-list|
        |text|before|До|||
        |begin_group|inner|Внутренняя|${before} != ''||
        |text|inside|Внутри|||
        |end_group|||||
        |text|after|После|||
        |end group|||||
        |begin group|bare||||
        |text|loose|Сама по себе|||
        |end group|||||
        """,
        "",
        ["before text", "inside text", "after text", "loose text"],
        ["before", "inside", "after", "loose"],
    ),
    "a repeat with groups, a note and a sum": (
        """
        |type|name|label|relevant|calculation|repeat_count|
        |begin repeat|events|Мероприятия||||
        |note|n|Пишите коротко||||
        |text|theme|Тема||||
        |begin group|g|||||
        |integer|people|Сколько человек|${theme} != ''|||
        |calculate|half||| ${people} div 2||
        |decimal|cost|Цена|${half} > 3|||
        |end group||||||
        |end repeat||||||
        |calculate|total|||sum(${people})||
        |calculate|shown|Всего человек||${total} + 0||
        |text|why|Почему так много|${total} > 0 and count(${events}) >= 1|||
        """,
        "",
        [
            "events table",
            "| theme text",
            "| people number if answered(${theme})",
            "| cost number if ${people} / 2 > 3",
            "shown computed = sum(${events}, ${people}) + 0",
            "why text if sum(${events}, ${people}) > 0 and count(${events}) >= 1",
        ],
        ["events", "why"],
    ),
    "cascading choices": (
        """
        |type|name|label|choice_filter|required|
        |select_one state|state|Область||yes|
        |select_one city|city|Город|state=${state}|yes|
        |select_multiple school|school|Школы|state=${state} and city=${city} or name = 'any'||
        """,
        """
        |list_name|name|label|state|city|
        |state|south|Юг|||
        |state|north|Север|||
        ||||||
        |city|c1|Первый|south||
        |city|c2|Второй|north||
        |school|s1|Школа 1|south|c1|
        |school|any|Любая|||
        """,
        [
            "state choice (south north)",
            "city choice (c1[${state} = 'south'] c2[${state} = 'north'])",
            "school multiple (s1[${state} = 'south' and ${city} = 'c1'] any)",
        ],
        ["state", "city", "school"],
    ),
    "numbers as names, odd names, or_other": (
        """
        |type|name|label|relevant|
        |select_one scale|q 1|Оценка||
        |select_one scale or_other|q2|Ещё оценка|${q 1} = 1|
        |text|why|Почему|${q2} = '5+' or ${q2} = 'other'|
        """,
        """
        |list_name|name|label|
        |scale|1|Плохо|
        |scale|2|Так себе|
        |scale|5+|Отлично|
        """,
        [
            "q_1 choice (1 2 5_)",
            "q2 choice (1 2 5_ other) if ${q_1} = '1'",
            "q2_other text if selected(${q2}, 'other')",
            "why text if ${q2} = '5_' or ${q2} = 'other'",
        ],
        ["q_1", "q2"],
    ),
    "documents, consent, range, metadata": (
        """
        |type|name|label|parameters|required|relevant|
        |start|start||||
        |end|end||||
        |today|today||||
        |deviceid|device||||
        |acknowledge|agree|Согласны?||yes||
        |image|photo|Фото|||${agree} = 'OK'|
        |file|act|Акт||yes||
        |range|mark|Отметка|start=1 end=5 step=1|||
        |range|share|Доля|start=0 end=1 step=0.1|||
        |date|when|Когда|||. = '' or ${today} > '2020-01-01'|
        """.replace("|. = '' or ", "|"),
        "",
        [
            "agree choice (OK no)",
            "photo evidence if ${agree} = 'OK'",
            "act evidence",
            "mark number",
            "share number",
            "when date if today() > date('2020-01-01')",
        ],
        ["agree", "photo", "act", "mark", "share", "when"],
    ),
    "a Kobo export": (
        """
        |type|name|label|select_from_list_name|$kuid|$autoname|kobo--score-choices|required|
        |begin_group|group_ab1cd||||||false|
        |select_one|q1|Первый|yes_no|k1|q1||true|
        |select_multiple|q2|Второй|yes_no|k2|q2||false|
        |end_group||||||||
        """,
        YES_NO,
        ["q1 choice (yes no)", "q2 multiple (yes no)"],
        ["q1", "q2"],
    ),
    "a SurveyCTO form": (
        """
        |type|name|label|read only|calculation|publishable|minimum_seconds|disabled|relevance|
        |text audit|ta|||||||
        |caseid|caseid|||||||
        |text|skipped|Лишнее|||||yes||
        |begin group|consent|Согласие||||||
        |select_one yes_no|ok|Согласны?|||yes|5|||
        |integer|n|Сколько||||||${ok}=”yes”|
        |text|shown|Итог|yes|concat('Итог ', ${n})||||${ok}='yes'|
        |calculate|unused||| once(uuid())|||||
        |# end group|remark||||||||
        |end group|consent|||||||
        """,
        YES_NO,
        [
            "ok choice (yes no)",
            "n number if ${ok} = 'yes'",
            "shown computed if ${ok} = 'yes' = concat('Итог ', ${n})",
        ],
        ["ok", "n"],
    ),
    "our columns in a form of theirs": (
        """
        |type|name|label|points|rule|evidence|evidence_documents|not_applicable|relevant|
        |select_one yes_no|a|Есть план?||да — 2 балла|да|план; приказ|да||
        |checklist signs|b|Признаки|3||||yes|${a} = 'yes'|
        |лестница|c|Доля||от 90 — 5||||selected(${b}, 's1')|
        """,
        """
        |list_name|name|label|points|role|
        |yes_no|yes|Да|2||
        |yes_no|no|Нет|||
        |signs|s1|Первый||обязательная|
        |signs|s2|Второй|1|с баллами|
        """,
        ["a choice (yes no)", "b checklist if ${a} = 'yes'", "c ladder if selected(${b}, 's1')"],
        ["a", "b", "c"],
    ),
}
MORE = {
    "our columns in a form of theirs": {
        "rungs": """
            |name|from|points|
            |c|90|5|
            ||50|2|
        """,
        "settings": """
            |form_title|form_id|version|maximum|official|
            |Проба|probe|3|11|нет|
        """,
    }
}
