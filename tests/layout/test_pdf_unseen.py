"""What a reader is shown is the plan: text nobody sees is kept apart, and said."""

import pytest
from pdf_by_hand import file_of, one_page, shown, stream
from pdf_shapes import check_guarantees, codes, texts

from parsers.layout.pdf import read_pdf, unseen
from schemas.layout import FurnitureKind
from tests.builders.pdf import PdfPage, pdf

F = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
FONT = b"/Font<</F 5 0 R>>"
SEEN = shown(b"Seen by all", 85, 700)
SECRET = shown(b"Secret", 85, 650)
COVER = b"80 640 200 30 re f\n"
IMAGE = stream(
    b"\xff",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
)
MASK = stream(
    b"\x00",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
)
CLEAR = stream(
    b"\xff",
    b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/SMask 7 0 R",
)
DRAW = b"q 200 0 0 30 80 640 cm /Im Do Q\n"
PICTURE = FONT + b"/XObject<</Im 6 0 R>>"
CLEAR_STATE = b"/ExtGState<</G<</ca 0>>>>"
LAYERS = b"/OCProperties<</OCGs[6 0 R]/D<</OFF[%s]/Order[6 0 R]>>>>"


def read(data):
    found = read_pdf(data)
    check_guarantees(found.value)
    return found


def page(content, resources=FONT, *more, **rest):
    return read(one_page(SEEN + content, resources, F, *more, **rest))


def layered(content, *, off, form=b""):
    objects = (
        b"<</Type/Catalog/Pages 2 0 R" + LAYERS % (b"6 0 R" if off else b"") + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<<%s/Properties<</L 6 0 R>>/XObject<</X 7 0 R>>>>>>" % FONT,
        stream(SEEN + content),
        F,
        b"<</Type/OCG/Name(Draft)>>",
        stream(
            SECRET, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<%s>>%s" % (FONT, form)
        ),
    )
    return read(file_of(*objects))


def kept_apart(found):
    assert texts(found.value) == ["Seen by all"]
    assert codes(found) == ["LAY025"]
    (kept,) = found.value.furniture
    assert kept.kind is FurnitureKind.HIDDEN
    assert found.value.slice(kept.span) == "Secret"
    assert "Secret" in found.diagnostics[0].message
    return True


def all_read(found):
    assert texts(found.value) == ["Seen by all", "Secret"]
    assert codes(found) == []
    return True


@pytest.mark.parametrize(
    ("content", "resources"),
    [
        (b"1 g " + SECRET, FONT),  # white on white
        (b"1 1 1 rg " + SECRET, FONT),
        (b"0.98 g " + SECRET, FONT),
        (b"/G gs " + SECRET, FONT + b"/ExtGState<</G<</ca 0>>>>"),
        (b"3 Tr " + SECRET, FONT),
        (b"7 Tr " + SECRET, FONT),
        (SECRET + b"1 g " + COVER, FONT),
        (SECRET + b"0 g " + COVER, FONT),
        (SECRET + b"q 0 g 0 G 80 640 200 30 re B Q ", FONT),
        (SECRET + DRAW, PICTURE),
        (shown(b"Secret", -300, 650), FONT),
        (shown(b"Secret", 85, 900), FONT),
        (shown(b"Secret", 85, -20), FONT),
        (b"q 300 300 50 50 re W n " + SECRET + b"Q ", FONT),
        # a browser, of the first line of the next page: the tops of its letters at the foot of this
        (b"q 0 658 595 20 re W n " + SECRET + b"Q ", FONT),
    ],
)
def test_text_nobody_sees(content, resources):
    assert kept_apart(page(content, resources, IMAGE))


def test_text_outside_of_the_cropbox():
    assert kept_apart(page(shown(b"Secret", 85, 60), page=b"/CropBox[0 100 595 842]"))


@pytest.mark.parametrize(
    ("content", "resources"),
    [
        (b"0 g " + COVER + b"1 g " + SECRET, FONT),  # the dark head of a table
        (b"0.2 0.3 0.6 rg " + COVER + b"1 g " + SECRET, FONT),
        (b"0.8 g " + COVER + b"0 g " + SECRET, FONT),
        (SECRET + b"q 80 640 200 30 re S Q ", FONT),
        (SECRET + b"0.5 g 100 640 20 30 re f ", FONT),  # a stamp covers a part
        (b"/G gs " + SECRET, FONT + b"/ExtGState<</G<</ca 0.5>>>>"),
        (SECRET + b"/G gs 1 1 0 rg " + COVER, FONT + b"/ExtGState<</G<</ca 0.3>>>>"),
        (b"1 g 0 G 1 Tr " + SECRET, FONT),  # outlined letters
        (DRAW + b"0 g " + SECRET, PICTURE),
        (b"0.6 g " + SECRET, FONT),
        (b"q 0 652 595 20 re W n " + SECRET + b"Q ", FONT),
    ],
)
def test_text_that_is_seen(content, resources):
    assert all_read(page(content, resources, IMAGE))


def test_a_clear_picture_over_text_hides_nothing():
    """A seal over the signer's name is a picture with a mask."""
    assert all_read(page(SECRET + DRAW, PICTURE, CLEAR, MASK))


COVERED = SECRET + b"q 200 0 0 30 80 640 cm /Im Do Q\n"
WHOLE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"


@pytest.fixture
def drawings(monkeypatch):
    """How often the page was drawn to find out."""
    drawn = []
    draw = unseen._picture
    monkeypatch.setattr(unseen, "_picture", lambda *given: drawn.append(given) or draw(*given))
    return drawn


@pytest.mark.parametrize("more", [b"", b"/Interpolate true", b"/Intent/Perceptual"])
def test_what_lies_under_an_opaque_picture_is_known_without_drawing(more, drawings):
    assert kept_apart(page(COVERED, PICTURE, stream(b"\x80", WHOLE + more)))
    assert not drawings


@pytest.mark.parametrize(
    ("content", "resources", "image"),
    [
        (COVERED, PICTURE, stream(b"\xff", WHOLE + b"/SMask 7 0 R")),
        (COVERED, PICTURE, stream(b"\xff", WHOLE + b"/Mask[0 255]")),
        (
            SECRET + b"q 200 0 0 30 80 655 cm /Im Do Q\n",
            PICTURE,
            stream(b"\x80", WHOLE),
        ),  # half of it
        (SECRET + b"q 80 640 20 30 re W n 200 0 0 30 80 640 cm /Im Do Q\n", PICTURE, IMAGE),
        (SECRET + b"q /G gs 200 0 0 30 80 640 cm /Im Do Q\n", PICTURE + CLEAR_STATE, IMAGE),
        (SECRET + b"q 100 100 -100 100 183 470 cm /Im Do Q\n", PICTURE, IMAGE),  # askew
    ],
)
def test_a_picture_that_may_show_what_is_under_it_is_drawn(content, resources, image):
    found = page(content, resources, image, MASK)
    assert texts(found.value) == ["Seen by all", "Secret"]
    assert codes(found) == []


def test_a_picture_in_a_layer_that_is_off_hides_nothing(drawings):
    objects = (
        b"<</Type/Catalog/Pages 2 0 R" + LAYERS % b"6 0 R" + b">>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<<%s/XObject<</Im 7 0 R>>>>>>" % FONT,
        stream(SEEN + COVERED),
        F,
        b"<</Type/OCG/Name(Draft)>>",
        stream(b"\x80", WHOLE + b"/OC 6 0 R"),
    )
    assert all_read(read(file_of(*objects)))
    assert drawings


@pytest.mark.parametrize("off", [True, False])
def test_a_layer(off):
    found = layered(b"/OC /L BDC " + SECRET + b"EMC ", off=off)
    assert kept_apart(found) if off else all_read(found)


@pytest.mark.parametrize("off", [True, False])
def test_a_form_in_a_layer(off):
    found = layered(b"/X Do ", off=off, form=b"/OC 6 0 R")
    assert kept_apart(found) if off else all_read(found)


def test_a_form_in_no_layer_is_seen():
    assert all_read(layered(b"/X Do ", off=True))


def test_letters_that_cut_a_picture_are_seen():
    """A title filled with a pattern: its letters clip the picture that follows."""
    dark = stream(
        b"\x00",
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    found = page(b"q 7 Tr " + SECRET + DRAW + b"Q ", PICTURE, dark)
    assert texts(found.value) == ["Seen by all", "Secret"]


def test_words_other_than_the_glyphs():
    """ActualText: a program copies three million, a reader is shown two."""
    marked = b"/Span<</ActualText(Three)>>BDC " + shown(b"Two", 85, 650) + b"EMC "
    found = page(marked)
    assert texts(found.value) == ["Seen by all", "Two"]
    assert codes(found) == ["LAY027"]
    assert "Three" in found.diagnostics[0].message


def test_words_for_glyphs_nobody_knows_stay():
    """Where the font has no map, its words are all there is."""
    type_3 = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 800]/FontMatrix[0.001 0 0 0.001 0 0]"
        b"/CharProcs<</g1 7 0 R>>/Encoding<</Differences[65/g1]>>/FirstChar 65/LastChar 65"
        b"/Widths[600]/Resources<<>>>>"
    )
    bar = stream(b"500 0 0 0 500 700 d1 0 0 500 700 re f")
    marked = b"/Span<</ActualText(K)>>BDC " + shown(b"A", 85, 650, b"G") + b"EMC "
    found = page(marked, b"/Font<</F 5 0 R/G 6 0 R>>", type_3, bar)
    assert "K" in found.value.text
    assert "LAY027" not in codes(found)


def test_words_that_are_the_glyphs_are_not_said():
    marked = b"/Span<</ActualText(Two)>>BDC " + shown(b"Two", 85, 650) + b"EMC "
    assert codes(page(marked)) == []


@pytest.mark.parametrize("flag", [2, 32, 36])
def test_a_field_that_is_not_to_be_looked_at(flag):
    """Hidden, NoView, NoView and Print: a PDF viewer shows none of them."""
    data = pdf([PdfPage().text(85, 100, "Thấy").field("Tx", 85, 200, "Giấu")])
    found = read(data.replace(b"/F 4/Rect", b"/F %d/Rect" % flag))
    assert found.value.text == "Thấy"
    assert codes(found) == ["LAY025"]
    assert "Giấu" in found.diagnostics[0].message


def test_the_unseen_text_of_a_scanned_page_is_its_text():
    line = "Ủy ban nhân dân huyện ban hành kế hoạch công tác dân vận"
    scan = PdfPage().picture(0, 0, 595, 842)
    scan.ops.append("3 Tr")
    found = read(pdf([scan.lines(60, 100, [line] * 3)]))
    assert found.value.text.count(line) == 3
    assert codes(found) == []


def test_a_text_under_the_picture_of_its_page_is_its_text():
    line = "Ủy ban nhân dân huyện ban hành kế hoạch công tác dân vận"
    found = read(pdf([PdfPage().lines(60, 100, [line] * 3).picture(0, 0, 595, 842)]))
    assert found.value.text.count(line) == 3


def test_white_letters_under_black_ones_are_no_other_text():
    """A shadow or an outline, drawn letter by letter."""
    white = b"1 g " + shown(b"Secret", 85.4, 650.2)
    found = page(white + b"0 g " + shown(b"Secret,", 85, 650))
    assert texts(found.value) == ["Seen by all", "Secret,"]
    assert codes(found) == []


def test_unseen_text_beside_a_small_picture_is_not_read():
    """A logo makes no scanned page."""
    logo = PdfPage().picture(60, 20, 160, 80).text(85, 300, "KẾ HOẠCH")
    logo.ops.append("3 Tr")
    found = read(pdf([logo.text(85, 400, "Ủy ban nhân dân huyện không ban hành kế hoạch nào")]))
    assert found.value.text.startswith("KẾ HOẠCH\n")
    assert codes(found) == ["LAY025"]
