"""Which pages of a PDF can be believed."""

import pytest

from parsers.layout.pdf import read_pdf
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.verdicts import judge
from schemas.layout import FurnitureKind, PageVerdict

GOOD = "Thực hiện Nghị quyết của Đảng ủy, Ủy ban nhân dân huyện ban hành kế hoạch như sau"


def run(text, font="Times New Roman"):
    return Run(
        text, [float(i) for i in range(len(text) + 1)], 0, 12, 10, 12, False, False, font=font
    )


def page(*texts, font="Times New Roman", **more):
    return PageInk(1, 595, 842, [run(text, font) for text in texts], **more)


SCAN = {"pictures": 1, "covered": 0.98}


@pytest.mark.parametrize(
    ("ink", "verdict", "codes"),
    [
        (page(GOOD), "text", []),
        (page(GOOD, **SCAN), "text", []),
        (page(), "text", []),
        (page("1.234 5.678 90 12.345"), "text", []),
        (page("The Committee of the province and the plan for this year", **SCAN), "text", []),
        (page("\uf0b7 Số", "\uf0b7 15"), "text", []),
        (page("CỘNG HOÀ XÃ HỘI m² cơ sở¹"), "text", []),
        (page(**SCAN), "needs_ocr", ["LAY006"]),
        (page("SAO Y; CÔNG AN TỈNH LÂM ĐỒNG; 18/03/2026; 08:32:14; +07:00", **SCAN), "needs_ocr", ["LAY022"]),
        (page("SAO Y; CÔNG AN TỈNH LÂM ĐỒNG; 18/03/2026; 08:32:14; +07:00"), "text", []),
        (page("2", **SCAN), "needs_ocr", ["LAY022"]),
        (page("Scanned with CamScanner", **SCAN), "needs_ocr", ["LAY022"]),
        (page("Được quét bằng CamScanner", **SCAN, invisible=1.0), "needs_ocr", ["LAY022"]),
        (page("Scanned with CamScanner"), "text", []),
        # PHỤ LỤC I, and the picture of its table
        (page(GOOD, pictures=1, covered=0.4, beside=0.4), "text", ["LAY044"]),
        (page(GOOD, pictures=2, covered=0.06, beside=0.06), "text", []),
        (page(GOOD, **SCAN, beside=0.4, invisible=1.0), "text", []),
        (page("UY BAN NHAN DAN TINH KIEN GIANG", "So y te thuc hien ke hoach nam", **SCAN), "needs_ocr", ["LAY022"]),
        (page("UY BAN NHAN DAN TINH KIEN GIANG", "So y te thuc hien ke hoach nam"), "text", []),
        (page(" ".join(["xvz ìqt fgh brrk"] * 10), **SCAN), "needs_ocr", ["LAY022"]),
        (page("7KӵF KLӋQ 4X\\ӃW ÿӏQK", "6Ӣ CÔNG 7+ѬѪ1*"), "repaired", ["LAY021"]),
        (page("Ҥғүқҝ ӶӸӺӼӾ ҟҡңҥҧ ӀҪҬҮҲ ҶҺѪѬҸ"), "needs_ocr", ["LAY022"]),
        (page("\x01\x02\x03\x04 \x05\x06 \x01\x02\x03 \x07\x08 abx cdx efx ghx xyx"), "needs_ocr", ["LAY022"]),
        (page(GOOD, unmapped=3), "text", ["LAY023"]),
        (page(GOOD, unsaid=1), "text", ["LAY024"]),
        (page("Số:", unsaid=4), "needs_ocr", ["LAY022"]),
        (page("KÕ ho¹ch thùc hiÖn", font=".VnTime"), "repaired", ["LAY020"]),
        # ABBYY over a scan, its marks lost: no bare syllables either, but nobody sees it
        (page("CQNG HOA XA HQI CHU NGHJA VIFT NAM DQc lap Ty do Hqnh phuc", **SCAN, invisible=1.0), "needs_ocr", ["LAY022"]),
        (page("CQNG HOA XA HQI CHU NGHJA VIFT NAM DQc lap Ty do Hqnh phuc", **SCAN, invisible=0.3), "text", []),
        (page("The Committee of the province and the plan for this year", **SCAN, invisible=1.0), "text", []),
        (page(GOOD, **SCAN, invisible=1.0), "text", []),
        (page(*[f"{GOOD} MẪUU TRỊI trươờng hộii nghệị"] * 3), "text", ["LAY031"]),
        (page(*[f"{GOOD} UBND HĐND CNTT 12/KH-UBND q@hue.gov.vn 5.000 GD&ĐT website"] * 3), "text", []),
        (page(*["The plan of the Committee for this year shall be kept by them"] * 4), "text", []),
        (page(GOOD, blanks=2), "text", ["LAY030"]),
        (page(GOOD, mended="CHI"), "text", ["LAY029"]),
        (page(GOOD, restored=3), "repaired", ["LAY021"]),
        (page(shapes=40), "text", ["LAY032"]),
        (page("Keá hoaïch thöïc hieän", font="VNI-Times"), "repaired", ["LAY020"]),
    ],
)  # fmt: skip
def test_verdicts(ink, verdict, codes):
    said = [run.text for run in ink.runs]
    found = judge([ink])
    assert (ink.verdict, [d.code for d in found]) == (PageVerdict(verdict), codes)
    if verdict == "needs_ocr":
        assert ink.runs == []
        assert [run.text for run in ink.unreadable] == said
        assert all(d.severity == "error" and "needs OCR" in d.message for d in found)
    else:
        assert len(ink.runs) == len(said)
        assert all(len(run.edges) == len(run.text) + 1 for run in ink.runs)


def test_decoding_keeps_edges_in_step():
    ink = page("Vieät Nam vaø nhaân daân")
    judge([ink])
    (found,) = ink.runs
    assert found.text == "Việt Nam và nhân dân"
    assert found.edges[:5] == [0.0, 1.0, 2.0, 4.0, 5.0]
    assert found.edges[-1] == len("Vieät Nam vaø nhaân daân")


def test_a_hyphen_at_the_end_of_a_line_may_be_a_letter():
    """U+00AD, the letter ư, is what PDFium takes for the hyphen that ends a line."""
    ink = page("c¸c nhiÖm vô nh-", "theo Q§-")
    judge([ink])
    assert [r.text for r in ink.runs] == ["các nhiệm vụ như", "theo QĐ-"]


BAR = b"500 0 0 0 500 700 d1 0 0 500 700 re f"
TYPE_3 = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 800]/FontMatrix[0.001 0 0 0.001 0 0]"
    b"/CharProcs<</g1 6 0 R>>/Encoding<</Differences[65/g1]>>/FirstChar 65/LastChar 65"
    b"/Widths[600]/Resources<<>>>>"
)


def stream(content):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def pdf_of(content):
    """A page with Helvetica as /F and a font that draws its A but does not say what it is as /G."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font %s>>>>"
        % b"<</G 5 0 R/F 7 0 R>>",
        stream(content),
        TYPE_3,
        stream(BAR),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (i, o) for i, o in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Size 8/Root 1 0 R>>\n%%EOF"


def test_characters_without_a_meaning_are_counted():
    found = read_pdf(
        pdf_of(
            b"BT /F 14 Tf 72 700 Td (Ke hoach so 15 va bao cao thang nam) Tj /G 14 Tf (AA) Tj ET"
        )
    )
    assert [(d.code, "2 characters" in d.message) for d in found.diagnostics] == [("LAY023", True)]


def test_a_page_of_characters_without_a_meaning_is_set_aside():
    found = read_pdf(pdf_of(b"BT /G 14 Tf 72 700 Td (" + b"AAA " * 9 + b") Tj ET"))
    assert [d.code for d in found.diagnostics] == ["LAY022"]
    assert [page.verdict for page in found.value.pages] == [PageVerdict.NEEDS_OCR]
    assert found.value.body == ()
    (kept,) = found.value.furniture
    assert kept.kind is FurnitureKind.UNREADABLE
    assert found.value.slice(kept.span).startswith("AAA AAA")
