"""A coordinator goes through mechanisms with documents: files, photos, albums, links."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story, once

PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
xref
0 4
0000000000 65535 f \n0000000009 00000 n \n0000000056 00000 n \n0000000111 00000 n \n
trailer <</Size 4/Root 1 0 R>>
startxref
178
%%EOF
"""


def pdf(name: str):
    """Other bytes for every name."""
    return lambda phone: phone.sends_file(name, PDF + f"% {name}\n".encode(), "application/pdf")


async def test_a_coordinator_proves_one_mechanism(stage: Stage, walk, snapshot) -> None:
    boris = stage.phone("Борис")

    await walk(boris, "> /start", "Начать", "✓ Всё есть", pdf("Программа развития.pdf"))
    await walk(boris, "📎 Докум.: 1", "1", "Концептуальный", "✎ Сведения", "✎ Название")
    await walk(boris, "> Муниципальная программа развития образования", "✎ Дата", "> 15.03.2026")
    await walk(boris, "✎ Номер", "> 112-п", "✎ Страница", "> 14", "‹ К документу", "‹ Назад")
    await walk(boris, "‹ К вопросу", "✎ Пояснить отметки", "✎ 1", "> Развитие образования")
    await walk(boris, "‹ К вопросу", "Дальше ›", "✓ Всё есть", "↻ Тот же док.", "Дальше ›")

    assert str(Story(boris)) == snapshot


async def test_decisions_are_proposed_from_the_ticks_of_a_document(
    stage: Stage, walk, snapshot
) -> None:
    """C8 of the first mechanism: the document is described once, the answer is one tap."""
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать", "Разделы", "‹ Выше", "Ещё ›", "9", pdf("П-7.pdf"))
    before = len(boris.events)

    await walk(boris, "📎 Докум.: 1", "1", "Управленческий", "☐ Решения", "☐ Сроки", "☐ Ответств.")
    await walk(boris, "‹ Назад", "‹ К вопросу", "✓ По документам: 3 из 4", "☐ Участники")

    assert str(Story(boris, before)) == snapshot


async def test_an_album_goes_to_the_question_in_front(stage: Stage, walk, snapshot) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать")
    before = len(boris.events)
    album = [(f"Приказ {number}.pdf", PDF + f"% {number}\n".encode()) for number in (1, 2, 3)]

    await walk(boris, lambda phone: phone.sends_album(album))

    assert str(Story(boris, before)) == snapshot


async def test_without_a_question_in_front_documents_go_to_the_tray(
    stage: Stage, walk, snapshot
) -> None:
    boris = stage.phone("Борис")

    await walk(boris, "> /start", pdf("Приказ № 5.pdf"))
    await walk(boris, "1", "1", "1", "1")

    assert str(Story(boris)) == snapshot


async def test_links_and_photos_are_documents_too(stage: Stage, walk, snapshot) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать")
    before = len(boris.events)

    await walk(boris, "> https://sever.example.ru/programma.pdf")
    await walk(boris, lambda phone: phone.sends_photo())
    await walk(boris, "> https://sever.example.ru/programma.pdf", "📎 Докум.: 2", "2")

    assert str(Story(boris, before)) == snapshot


async def test_a_document_is_replaced_opened_detached_and_removed(
    stage: Stage, walk, snapshot
) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать", pdf("Черновик.pdf"), "📎 Докум.: 1", "1")
    before = len(boris.events)

    await walk(boris, "Заменить", "> сейчас", pdf("Чистовик.pdf"), "Открыть")
    await walk(boris, "Открепить", "‹ К вопросу", "> /forms", "📥 Лоток: 1 документ")
    await walk(boris, "1", "‹ К документу", "Удалить", "Да, удалить")

    assert str(Story(boris, before)) == snapshot


async def test_what_is_no_document_is_refused_with_a_sentence(
    stage: Stage, walk, snapshot
) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать")
    before = len(boris.events)

    await walk(boris, lambda phone: phone.sends_file("virus.pdf", b"MZ\x90\x00" + b"\0" * 200))
    await walk(boris, lambda phone: phone.sends_file("пусто.pdf", b""))
    await walk(boris, lambda phone: phone.sends_file("большой.pdf", b"0" * (20 * 1024 * 1024 + 1)))

    assert str(Story(boris, before)) == snapshot


@once
async def test_a_whole_mechanism_is_two_taps_a_question(stage: Stage, walk, snapshot) -> None:
    """34 questions without typing; the document of the first one proves the last one too."""
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать", "✓ Всё есть", pdf("Программа.pdf"), "Дальше ›")

    for _ in range(32):
        await walk(boris, "✓ Всё есть", "Дальше ›")
    await walk(boris, "✓ Всё есть", "↻ Тот же док.")
    before = len(boris.events)
    await walk(boris, "Разделы", "‹ Ранее", "К анкете", "Баллы", "К анкете", "Пропуски", "1")
    await walk(boris, "‹ Все пропуски", "К анкете", "Проверить и отправить", "1", "‹ К проверке")
    await walk(boris, "2", "К анкете", "Продолжить")

    assert str(Story(boris, before)) == snapshot
