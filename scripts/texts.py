"""What the set-up says to a person who may read Russian or English only; words for pictures."""

PREPARING = "Готовлю окружение .venv (один раз)… / Setting up .venv (once)…"
READY = "Окружение готово за {seconds:.0f} с. / The environment is ready, {seconds:.0f} s."
SLOWER_WAY = "uv не сработал, ставлю через pip… / uv did not work, installing with pip…"
UNWRITABLE = (
    "Нет права записи в папку {folder}: перенесите проект туда, где оно есть.\n"
    "The folder {folder} is not writable: move the project to one that is."
)
NO_PIP = (
    "У Python ({python}) нет pip: установите пакет python3-pip и повторите команду.\n"
    "This Python ({python}) has no pip: install the package python3-pip and repeat the command."
)
NOT_INSTALLED = (
    "Не удалось установить зависимости: проверьте сеть и место на диске и повторите команду.\n"
    "The dependencies were not installed: check the network and the disk, then repeat it.\n"
    "{log}:\n{tail}"
)

PASTED = (
    "Кыштымский округ; городской округ; 2018; заключён; 01.09.2018\n"
    "Озёрский округ; городской округ; 2019; заключён; 02.09.2019\n"
    "Уйский район; муниципальный район; 2024; готовится"
)
"""Rows of a table, as they are pasted."""
