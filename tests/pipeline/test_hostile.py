"""Files that are broken, hostile or not what they say, through ``ingest``: none stops a run."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parsers.layout.docx import package
from pipeline.reading import Failure, attempt, office
from schemas.vocabulary import SourceStatus
from tests.builders.pdf import PdfPage, pdf
from tests.builders.stored import ingested as ingest

RAW = Path(__file__).parents[2] / "data/raw"
GOOD_PDF = (RAW / "mau-chuyen-doi-so-quan-2024.pdf").read_bytes()
GOOD_DOCX = (RAW / "mau-ke-hoach-xa-2026.docx").read_bytes()
OTHER_PDF = pdf([PdfPage().text(220, 100, "KẾ HOẠCH")])
FAILED, UNSUPPORTED = SourceStatus.FAILED, SourceStatus.UNSUPPORTED
READ = {SourceStatus.OK, SourceStatus.PARTIAL}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DTD = "<!DOCTYPE w [" + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def with_document(xml):
    """The good DOCX with another document.xml; None takes it out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(GOOD_DOCX)) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in good.namelist():
            if name != "word/document.xml":
                archive.writestr(name, good.read(name))
            elif xml is not None:
                archive.writestr(name, xml)
    return out.getvalue()


def document(inside):
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def nested(depth):
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


HOSTILE = [
    ("empty.pdf", b"", UNSUPPORTED, "unsupported_type", "empty"),
    ("empty.docx", b"", UNSUPPORTED, "unsupported_type", "empty"),
    ("bytes.pdf", bytes(range(256)) * 9, UNSUPPORTED, "unsupported_type", "save it as PDF or DOCX"),
    ("head only.pdf", b"%PDF-1.7\n", FAILED, "damaged_pdf", "get the file again"),
    ("cut.pdf", GOOD_PDF[:2000], FAILED, "damaged_pdf", "get the file again"),
    ("locked.pdf", pdf([PdfPage()], password="mat khau"),  # noqa: S106 - a made-up one
     FAILED, "encrypted", "password; save it without"),
    ("no pages.pdf", pdf([]), FAILED, "no_pages", "holds no page"),
    ("page.pdf", "<!DOCTYPE html><html>Kế hoạch</html>".encode(), UNSUPPORTED, "unsupported_type",
     "save it as PDF or DOCX"),
    ("text.docx", b"Dummy Word", UNSUPPORTED, "unsupported_type", "text/plain"),
    ("archive.docx", zipped(a_xml="<a/>"), UNSUPPORTED, "unsupported_type", "application/zip"),
    ("cut.docx", GOOD_DOCX[:9000], UNSUPPORTED, "unsupported_type", "application/zip"),
    ("headless.docx", with_document(None), FAILED, "docx_without_document", "save it again as .docx"),
    ("bomb of entities.docx", with_document(DTD + "<w>&i;</w>"), FAILED, "xml_entities", "DOCTYPE"),
    ("bomb.docx", with_document(b" " * (package.MAX_PART + 1)), FAILED, "zip_too_large", "64 MB"),
    ("many.docx", with_document(document("<w:p/>" * package.MAX_NODES)), FAILED, "xml_too_large",
     "copy its text"),
    ("no xml.docx", with_document("KẾ HOẠCH"), FAILED, "damaged_document", "let it repair it"),
    ("deep.docx", with_document(document(nested(2000))), FAILED, "damaged_document", "let it repair it"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
     UNSUPPORTED, "needs_libreoffice", "libreoffice-writer-nogui"),
    ("old.rtf", b"{\\rtf1\\ansi K\\u7871? ho\\u7841?ch}", UNSUPPORTED, "needs_libreoffice", ".docx"),
    ("blank.docx", with_document('<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'), FAILED, "no_text", "holds no text"),
]  # fmt: skip


def below(row):
    """The path without the name of its folder."""
    return row.path.partition("/")[2]


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    return tmp_path


def told_in_one_line(source):
    """Says what is wrong and, after a mark of punctuation, what to do; no traceback, no bytes."""
    return bool(
        source.error
        and len(source.error) > 30
        and "\n" not in source.error
        and source.error.isprintable()
        and "Traceback" not in source.error
    )


@pytest.mark.parametrize(
    ("name", "data", "status", "code", "words"), HOSTILE, ids=[case[0] for case in HOSTILE]
)
def test_hostile_file_is_one_row_and_the_others_are_read(work, name, data, status, code, words):
    (work / name).write_bytes(data)
    (work / "z.pdf").write_bytes(OTHER_PDF)
    rows = ingest([work], work / "out")
    assert [below(row) for row in rows] == sorted([name, "z.pdf"])
    bad, good = rows
    assert (bad.status, bad.error_code) == (status, code)
    assert told_in_one_line(bad)
    assert words in bad.error
    assert bad.bytes == len(data)
    assert good.status in READ


def twice():
    """The good DOCX with a second document.xml, which is what ZIP readers take."""
    out = io.BytesIO(with_document(document(nested(1))))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: with_document(document("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>" + nested(60))), "LAY034"),
        (twice, "LAY035"),
    ],
)  # fmt: skip
def test_what_was_left_out_makes_a_document_partial(work, made, code):
    (work / "a.docx").write_bytes(made())
    (row,) = ingest([work], work / "out")
    assert row.status == SourceStatus.PARTIAL
    found = attempt(made(), "a.docx")
    assert not isinstance(found, Failure)
    assert code in {one.code for one in found.plan.diagnostics}


def test_all_of_them_in_one_run(work):
    for name, data, *_ in HOSTILE:
        (work / name).write_bytes(data)
    rows = ingest([work], work / "out")
    assert sorted(below(row) for row in rows) == sorted(case[0] for case in HOSTILE)
    assert "internal_error" not in {row.error_code for row in rows}


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_pdf_cut_off_anywhere(start):
    size = len(GOOD_PDF)
    for offset in range(start, start + 10):
        found = attempt(GOOD_PDF[: size * offset // 100], "a.pdf")
        assert not isinstance(found, Failure) or found.code in {"damaged_pdf", "unsupported_type"}


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_docx_cut_off_anywhere(start):
    for offset in range(start, start + 10):
        found = attempt(GOOD_DOCX[: len(GOOD_DOCX) * offset // 100], "a.docx")
        assert isinstance(found, Failure)
        assert found.code == "unsupported_type"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=400).map(b"%PDF-1.7\n".__add__),
                 st.binary(max_size=400).map(b"PK\x03\x04".__add__),
                 st.text(max_size=200).map(document).map(with_document)))  # fmt: skip
@example(with_document(document("\ud7ff")))
def test_arbitrary_bytes_never_raise(data):
    found = attempt(data, "a.pdf")
    if isinstance(found, Failure):
        assert found.code != "internal_error", found.message
        assert found.message
        assert "\n" not in found.message


def test_content_decides_not_the_name(work):
    (work / "a.docx").write_bytes(GOOD_PDF)
    (work / "b.pdf").write_bytes(GOOD_DOCX)
    rows = ingest([work], work / "out")
    assert {row.status for row in rows} <= READ
    assert [row.media_type.rpartition(".")[2] for row in rows] == ["application/pdf", "document"]


def test_encrypted_with_an_empty_password_is_read():
    """Print-only PDFs: everybody may open them."""
    found = attempt(pdf([PdfPage().text(220, 100, "KẾ HOẠCH")], password=""), "a.pdf")
    assert not isinstance(found, Failure)
    assert found.source.text == "KẾ HOẠCH"


@pytest.mark.parametrize("order", [("locked.pdf", "no pages.pdf"), ("no pages.pdf", "locked.pdf")])
def test_a_file_is_not_blamed_for_the_one_before_it(order):
    """PDFium keeps its last error, and a PDF without pages sets none."""
    files = {name: (data, code) for name, data, _, code, _ in HOSTILE}
    for name in order:
        data, code = files[name]
        found = attempt(data, name)
        assert isinstance(found, Failure)
        assert found.code == code


def test_folder_that_looks_like_a_file(work):
    (work / "x.pdf").mkdir()
    (work / "x.pdf" / "kế hoạch.pdf").write_bytes(OTHER_PDF)
    rows = ingest([work], work / "out")
    assert [below(row) for row in rows] == ["x.pdf/kế hoạch.pdf"]
    assert [row.status in READ for row in rows] == [True]


@pytest.mark.parametrize(
    "name",
    [
        "114-KH-UBNDsigned (bản chính).pdf",
        "Kế hoạch  số 12 – ngày 01.02.2026.pdf",
        "KẾ HOẠCH.PDF",
        "Kê\u0301 hoa\u0323ch.pdf",
        "'; DROP TABLE plans; --.pdf",
        "100%{0}[b].pdf",
        "dòng\nmới.pdf",
        "a" * 200 + ".pdf",
    ],
)
def test_odd_file_names(work, name):
    (work / name).write_bytes(OTHER_PDF)
    (row,) = ingest([work], work / "out")
    assert (below(row), row.file_name) == (name, name)
    assert row.status in READ
    assert ingest([work], work / "out") == []  # known by its name


def test_file_that_vanishes_or_will_not_open_is_a_row(work):
    (work / "gone.pdf").symlink_to(work / "nowhere.pdf")
    (work / "z.pdf").write_bytes(OTHER_PDF)
    bad, good = ingest([work], work / "out")
    assert (below(bad), bad.status, bad.error_code) == ("gone.pdf", "unsupported", "not_a_file")
    assert told_in_one_line(bad)
    assert good.status in READ


def test_file_on_the_command_line_that_is_a_socket_or_nothing(work):
    (row,) = ingest([work / "nothing.pdf"], work / "out")
    assert row.error_code == "io_error"


def test_bug_report_names_the_place_and_not_the_document(work, monkeypatch):
    def fail(_):
        raise KeyError("mật khẩu của tôi")

    monkeypatch.setattr("pipeline.reading.outline_of", fail)
    (work / "a.pdf").write_bytes(OTHER_PDF)
    (row,) = ingest([work], work / "out")
    assert row.error_code == "internal_error"
    assert re.search(r"KeyError at test_hostile\.py:\d+", row.error)
    assert "mật khẩu" not in row.error
