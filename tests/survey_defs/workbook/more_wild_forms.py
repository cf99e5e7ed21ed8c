"""More XLSForms as people make them: surveys of schools and households, tests and checklists."""

from __future__ import annotations

from tests.survey_defs.workbook.wild_forms import YES_NO

MORE_FORMS = {
    "a survey of schools in three languages": (
        """
        |type|name|label::English (en)|label::Русский (ru)|required|relevant|constraint|$MORE|
        |username|username|||||||||
        |audit|audit|||||||||
        |note|intro|**Welcome**|# Здравствуйте! [Сайт](https://example.org)|||||||
        |select_one region|region|Region|Район|yes||||||
        |select_one school|school|School|Школа|true()||||region=${region}||
        |begin_group|head|Head|Руководитель|||||||
        |date|dob|Birth|Дата рождения|yes||. < today() and . > date('1930-01-01')||||
        |calculate|age||||||int((today() - ${dob}) div 365.25)|||
        |note|told|Age: ${age}|Возраст: ${age}|||||||
        |end_group||||||||||
        |integer|n|How many|Сколько классов?|yes||.>=0 and .<=60||||
        |begin_repeat|classes|Class|Класс||${n} > 0||||${n}|
        |integer|pupils|Pupils|Учеников|yes||. > 0 and . <= 40||||
        |select_one yes_no|few|Few?|Мало?|yes||||||
        |integer|how_few|How few|Насколько?|yes|${few} = 'yes'|. <= ${pupils}||||
        |end_repeat||||||||||
        |calculate|total||||||sum(${pupils})|||
        |note|in_all|Total ${total}|Всего учеников: ${total}||${n} > 0|||||
        """.replace("$MORE", "calculation|choice_filter|repeat_count"),
        """
        |list_name|name|label::English (en)|label::Русский (ru)|region|
        |region|north|North|Северный||
        |region|south|South|Южный||
        |school|1|School 1|Школа № 1|north|
        |school|2|School 2|Школа № 2|south|
        |yes_no|yes|Yes|Да||
        |yes_no|no|No|Нет||
        """,
        [
            "intro note",
            "region choice (north south)",
            "school choice (1[${region} = 'north'] 2[${region} = 'south'])",
            "dob date must . < today() and . > date('1930-01-01')",
            "told computed = concat('Возраст: ', floor((today() - ${dob}) / 365.25))",
            "n number must . >= 0 and . <= 60",
            "classes table if ${n} > 0",
            "| pupils number must . > 0 and . <= 40",
            "| few choice (yes no)",
            "| how_few number if ${few} = 'yes' must . <= ${pupils}",
            (
                "in_all computed if ${n} > 0"
                " = concat('Всего учеников: ', sum(${classes}, ${pupils}))"
            ),
        ],
        ["region", "school", "dob", "n", "classes"],
    ),
    "a test that counts its own points": (
        """
        |type|name|label|calculation|relevant|
        |select_one yes_no|q1|Есть план?|||
        |select_one yes_no|q2|Есть приказ?|||
        |calculate|s1||if(${q1}='yes', 2, 0)||
        |calculate|s2||if(selected(${q2}, 'yes'), 3, 0)||
        |calculate|sum||${s1} + ${s2}||
        |note|res|Ваш балл: **${sum}** из 5||${q1} != ''|
        |note|low|Пока мало||${sum} < 4|
        """,
        YES_NO,
        [
            "q1 choice (yes no)",
            "q2 choice (yes no)",
            (
                "res computed if answered(${q1}) = concat('Ваш балл: ',"
                " if(coalesce(${q1} = 'yes', false), 2, 0)"
                " + if(coalesce(selected(${q2}, 'yes'), false), 3, 0), ' из 5')"
            ),
            (
                "low note if if(coalesce(${q1} = 'yes', false), 2, 0)"
                " + if(coalesce(selected(${q2}, 'yes'), false), 3, 0) < 4"
            ),
        ],
        ["q1", "q2"],
    ),
    "rows of a table with one scale, a lone option, an empty group": (
        """
        |type|name|label|appearance|required|relevant|
        |select_one consent|c|Вы согласны?||yes||
        |begin_group|sat|Довольны ли вы|table-list|yes|1|
        |select_one scale|heads|Оцените|label|||
        |select_one scale|food|Питанием|list-nolabel|yes||
        |select_one scale|safe|Безопасностью|list-nolabel|yes|${c} = 'agree'|
        |end_group|sat|||||
        |begin_group|e|Пустая||||
        |end_group||||||
        |select_one same|s|Похожие варианты|quick||'да'|
        """,
        """
        |list_name|name|label|
        |consent|agree|Согласен|
        |scale|1|Нет|
        |scale|2|Да|
        |same|a|Да|
        |same|b|Да|
        """,
        [
            "c choice (agree)",
            "food choice (1 2)",
            "safe choice (1 2) if ${c} = 'agree'",
            "s choice (a b)",
        ],
        ["c", "food", "safe", "s"],
    ),
    "Russian headings and types": (
        """
        |тип|имя|подпись|обязательный|условие|
        |выбор да_нет|есть_план|Есть ли план?|да||
        |несколько из меры|меры|Какие меры?|да|${есть_план} = 'да'|
        |целое|педагогов|Сколько педагогов?|да||
        |текст|почему|Почему нет плана?||${есть_план} = 'нет'|
        """,
        """
        |список|имя|подпись|
        |да_нет|да|Да|
        |да_нет|нет|Нет|
        |меры|а|Курсы|
        |меры|б|Наставники|
        """,
        [
            "есть_план choice (да нет)",
            "меры multiple (а б) if ${есть_план} = 'да'",
            "педагогов number",
            "почему text if ${есть_план} = 'нет'",
        ],
        ["есть_план", "меры", "педагогов"],
    ),
    "choices within choices, and others": (
        """
        |type|name|label|required|choice_filter|
        |select_one area or_other|a|Область|yes||
        |select_multiple place|p|Места|yes|area = ${a} and name != 'z'|
        |select_one who|w|Кому|yes|selected(for, ${a})|
        """,
        """
        |list_name|name|label|area|for|
        |area|n|Север|||
        |area|s|Юг|||
        |place|x|Икс|n||
        |place|y|Игрек|s||
        |place|z|Зет|n||
        |who|m|Всем||n s|
        |who|k|Югу||s|
        """,
        [
            "a choice (n s other)",
            "a_other text if selected(${a}, 'other')",
            "p multiple (x[${a} = 'n'] y[${a} = 's'])",
            "w choice (m[${a} = 'n' or ${a} = 's'] k[${a} = 's'])",
        ],
        ["a", "p", "w"],
    ),
    "values that are chosen among answers, nothing beside a number, a cell with a truth": (
        """
        |type|name|label|relevant|calculation|
        |select_one yes_no|q|Есть план?|TRUE||
        |select_one area|a|Область|${q} = 'yes'||
        |integer|n|Сколько|||
        |calculate|c|||if(${q} = 'yes', ${a}, 'none')|
        |calculate|d|||if(${n} > 5, ${n}, '')|
        |text|t|Почему север?|${c} = 'n'||
        |text|m|Почему много?|${d} > 7||
        """,
        """
        |list_name|name|label|
        |yes_no|yes|Да|
        |yes_no|no|Нет|
        |area|n|Север|
        |area|s|Юг|
        """,
        [
            "q choice (yes no)",
            "a choice (n s) if ${q} = 'yes'",
            "n number",
            "t text if if(coalesce(${q} = 'yes', false), ${a}, 'none') = 'n'",
            "m text if if(coalesce(${n} > 5, false), ${n}, number('')) > 7",
        ],
        ["q", "a", "n", "t"],
    ),
}
