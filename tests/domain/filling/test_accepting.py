"""What is taken as a document: by content, whole, harmless, decently named."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from domain.accepting import MB, NotAccepted, accept, clean_name
from domain.accepting.compound import MAGIC

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"


def zipped(**files: bytes | str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def office(part: str, **more: bytes) -> bytes:
    return zipped(**{"[Content_Types].xml": "<Types/>", part: "<x/>", **more})


def open_document(kind: str) -> bytes:
    declared = f"application/vnd.oasis.opendocument.{kind}"
    return zipped(**{"mimetype": declared, "content.xml": "<x/>"})


def picture(kind: str) -> bytes:
    drawn = io.BytesIO()
    Image.effect_noise((300, 200), 50).save(drawn, kind)
    return drawn.getvalue()


def heic() -> bytes:
    brand = struct.pack(">I4s4sI4s", 20, b"ftyp", b"heic", 0, b"mif1")
    return (
        brand + struct.pack(">I4sI", 12, b"meta", 0) + struct.pack(">I4s", 28, b"mdat") + b"x" * 20
    )


def compound(*names: str) -> bytes:
    """An old Office file with these streams and nothing in them."""
    header = bytearray(512)
    header[:8] = MAGIC
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)  # the directory begins in sector 1
    struct.pack_into("<2I", header, 68, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, *[0xFFFFFFFE] * 127)
    directory = b""
    for name in ("Root Entry", *names):
        written = name.encode("utf-16-le")
        directory += written.ljust(64, b"\0") + struct.pack("<H", len(written) + 2)
        directory = directory.ljust(-(-len(directory) // 128) * 128, b"\0")
    return bytes(header) + table + directory.ljust(512, b"\0")


WHOLE = {
    "pdf": PDF,
    "docx": office("word/document.xml"),
    "xlsx": office("xl/workbook.xml"),
    "pptx": office("ppt/presentation.xml"),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "doc": compound("WordDocument"),
    "xls": compound("Workbook"),
    "ppt": compound("PowerPoint Document"),
    "rtf": b"{\\rtf1 prikaz}\r\n",
    "txt": "Приказ № 5\r\nот 1 сентября".encode("cp1251"),
    "jpg": picture("JPEG"),
    "png": picture("PNG"),
    "heic": heic(),
    "zip": zipped(**{"Приказ.pdf": PDF, "Таблица.xlsx": office("xl/workbook.xml")}),
}


@pytest.fixture
def file(tmp_path: Path):
    def write(content: bytes) -> Path:
        path = tmp_path / "arrived"
        path.write_bytes(content)
        return path

    return write


def refusal(path: Path, name: str = "Приказ.pdf", limit: int = 20 * MB) -> str:
    with pytest.raises(NotAccepted) as met:
        accept(path, name, limit)
    return met.value.sentence


@pytest.mark.parametrize("extension", WHOLE)
def test_every_kind_is_known_by_its_content_whatever_it_is_called(file, extension: str) -> None:
    path = file(WHOLE[extension])
    assert accept(path, f"Приказ.{extension}", 20 * MB) == (extension, f"Приказ.{extension}")
    assert accept(path, "Приказ.dat", 20 * MB).name == f"Приказ.{extension}"


@pytest.mark.parametrize("extension", sorted(set(WHOLE) - {"txt"}))
def test_a_file_cut_in_half_is_refused(file, extension: str) -> None:
    content = WHOLE[extension]
    sentence = refusal(file(content[: len(content) * 2 // 3]))
    assert "повреждён" in sentence


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_text_in_any_encoding_of_this_country(file, encoding: str) -> None:
    path = file("Приказ".encode(encoding))
    assert accept(path, "Приказ.txt", MB).extension == "txt"


@pytest.mark.parametrize(
    ("content", "name", "beginning"),
    [
        (b"", "Приказ.pdf", "Файл пустой"),
        (b" \r\n", "Приказ.txt", "Файл пустой"),
        (b"MZ\x90\x00" + b"\0" * 99, "Приказ.pdf", "Это программа"),
        (b"\x7fELF" + b"\0" * 99, "Приказ", "Это программа"),
        (b"\xcf\xfa\xed\xfe" + b"\0" * 99, "Приказ", "Это программа"),
        (b"\x4c\x00\x00\x00\x01\x14\x02\x00" + b"\0" * 99, "Приказ.lnk", "Это программа"),
        (b"#!/bin/sh\nrm", "Приказ.txt", "Это программа"),
        (b"del *.*", "Приказ.bat", "Это программа"),
        (b"WScript.Echo(1)", "Приказ.pdf.js", "Это программа"),
        (b"<!DOCTYPE html><p>", "Приказ.pdf", "Это веб-страница"),
        (b"<svg xmlns='x'><script/></svg>", "Схема.png", "Это веб-страница"),
        (b"<html>%PDF-1.4 startxref %%EOF", "Приказ.pdf", "Это веб-страница"),
        (b"\x00\x01\x02\x03" * 99, "Приказ.pdf", "Такие файлы не принимаются"),
        (b"Rar!\x1a\x07\x01\x00" + b"\0" * 99, "Архив.zip", "Такие файлы не принимаются (rar)"),
        (b"GIF89a" + b"\0" * 99, "Кот.jpg", "Такие файлы не принимаются (gif)"),
        (b"\x00\x00\x00\x18ftypmp42" + b"\0" * 99, "Урок.mp4", "Видео и звук"),
        (compound("Something"), "Установка.msi", "Такие файлы не принимаются"),
        (compound("EncryptedPackage"), "Приказ.docx", "Файл защищён паролем"),
        (compound("WordDocument", "Macros", "VBA"), "Приказ.doc", "В файле есть макросы"),
        (office("word/document.xml", **{"word/vbaProject.bin": b"x"}), "П.docm", "В файле есть"),
        (office("visio/document.xml"), "Схема.vsdx", "Такие файлы не принимаются"),
        (open_document("presentation"), "Доклад.odp", "Такие файлы не принимаются"),
        (zipped(), "Пустой.zip", "Архив пустой"),
        (zipped(**{"папка/": ""}), "Пустой.zip", "Архив пустой"),
        (zipped(**{"a.pdf": PDF, "run.exe": b"x"}), "А.zip", "В архиве есть программа"),
        (zipped(**{"a.pdf": b"MZ\x90\x00"}), "А.zip", "В архиве есть программа"),
        (zipped(**{"b.zip": zipped(a=b"x")}), "А.zip", "В архиве лежит ещё один архив"),
        (zipped(**{"b.pdf": zipped(a=b"x")}), "А.zip", "В архиве лежит ещё один архив"),
        (zipped(**{"../b.pdf": PDF}), "А.zip", "В архиве есть файлы с путём"),
        (zipped(**{"/etc/b.pdf": PDF}), "А.zip", "В архиве есть файлы с путём"),
        (zipped(**{"C:\\b.pdf": PDF}), "А.zip", "В архиве есть файлы с путём"),
        (zipped(**{"b.txt": b"\0" * (30 << 20)}), "А.zip", "В архиве слишком много"),
        (zipped(**{f"{n}.txt": b"x" for n in range(2001)}), "А.zip", "В архиве слишком много"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(
    file, content: bytes, name: str, beginning: str
) -> None:
    assert refusal(file(content), name).startswith(beginning)


def test_a_password_in_an_archive(file) -> None:
    content = bytearray(zipped(**{"a.pdf": PDF}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(file(bytes(content))).startswith("Файл защищён паролем")


def test_a_byte_gone_wrong_inside_is_noticed(file) -> None:
    content = bytearray(zipped(**{"a.txt": b"prikaz " * 999}))
    content[60] ^= 0xFF
    assert "повреждён" in refusal(file(bytes(content)))


def test_the_limit(file) -> None:
    assert accept(file(PDF), "Приказ.pdf", len(PDF)).extension == "pdf"
    assert refusal(file(PDF + b" " * MB), limit=MB).startswith("Файл больше 1 МБ")


def test_a_picture_too_large_to_open_is_refused(file) -> None:
    drawn = io.BytesIO()
    Image.new("1", (10_000, 8_001)).save(drawn, "PNG")
    assert refusal(file(drawn.getvalue())).startswith("Изображение слишком большое")


@pytest.mark.parametrize(
    "name", ["../Приказ.pdf", "C:\\Приказ.pdf", "папка/Приказ.pdf", "C:Приказ.pdf", "..", "/"]
)
def test_a_name_with_a_path_is_refused(file, name: str) -> None:
    assert refusal(file(PDF), name).startswith("В имени файла есть путь")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Приказ № 5 от 01.09.2026.pdf", "Приказ № 5 от 01.09.2026.pdf"),
        ("й".encode().decode().replace("й", "и\u0306") + ".PDF", "й.pdf"),
        ("При\u202eexe.fdp.pdf", "Приexe.fdp.pdf"),
        ("Приказ\x00\n\t 5 .pdf ", "Приказ 5.pdf"),
        ('Приказ<"5">|?*.pdf', "Приказ__5_____.pdf"),
        ("", "документ.pdf"),
        (".pdf", "документ.pdf"),
        ("CON.pdf", "CON_.pdf"),
        ("а" * 300 + ".pdf", "а" * 116 + ".pdf"),
        ("Приказ.exe", "Приказ.pdf"),
    ],
)
def test_names_are_cleaned_and_stay_russian(name: str, kept: str) -> None:
    assert clean_name(name, "pdf") == kept
