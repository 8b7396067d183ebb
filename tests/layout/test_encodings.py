"""Old encodings, leaked glyph numbers, and the test for syllables they rest on."""

from pathlib import Path

import pytest
from docx_xml import codes, outcome, p, r, text, texts
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout import read
from parsers.layout.encodings import decode, decode_all
from parsers.layout.encodings.codecs import CODECS, TCVN3, VNI
from parsers.layout.encodings.glyph_numbers import leaks, letter_of_glyph, restore
from parsers.layout.encodings.legacy import font_of
from parsers.layout.encodings.syllables import is_bare_syllable, is_syllable
from parsers.layout.sniff import sniff
from parsers.layout.text import normalise
from pipeline.reading import read_plan
from tests.builders.build_samples import FOLDER
from tests.builders.docx import render_docx
from tests.builders.expected import expected_record
from tests.builders.old_encodings import LETTERS, TO_TCVN3, reencoded, tcvn3_runs, to_tcvn3, to_vni
from tests.builders.record import record_of
from tests.builders.samples import SAMPLES
from tests.builders.seed import SEED
from tests.words import AGENCIES, WORDS

RAW = Path(__file__).parents[2] / FOLDER
SENTENCES = st.lists(
    st.sampled_from([*WORDS, *AGENCIES]), min_size=5, max_size=12, unique=True
).map(" ".join)


@pytest.mark.parametrize(
    ("encoded", "font", "expected"),
    [
        ("Uû ban nh©n d©n", ".VnTime", "Uỷ ban nhân dân"),
        (
            "Céng hoµ x· héi chñ nghÜa ViÖt Nam",
            "Times New Roman",
            "Cộng hoà xã hội chủ nghĩa Việt Nam",
        ),
        ("CéNG HOµ X· HéI CHñ NGHÜA VIÖT NAM", "", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("uû ban nh©n d©n huyÖn", "ABCDEF+.VnTimeH,Bold", "UỶ BAN NHÂN DÂN HUYỆN"),
        ("§éc lËp - Tù do - H¹nh phóc", "", "Độc lập - Tự do - Hạnh phúc"),
        ("MÉu 01-§GCL, §¶ng bé c¬ quan UBND", "", "Mẫu 01-ĐGCL, Đảng bộ cơ quan UBND"),
        ("¢Êp ¤éc ¡¾c vµ c¸c huyÖn", ".VnTime", "Ấp Ộc Ắc và các huyện"),
        ("h\u00adíng dÉn nhiÖm vô nh\u00ad", "", "hướng dẫn nhiệm vụ như"),
        ("\uf0a7i\uf0d2u \uf035 nh\uf0a9n d\uf0a9n", ".VnTime", "Điều 5 nhân dân"),
        ("c¬ së¹ h­íng dÉn 3 × 4 m²", "", "cơ sở¹ hướng dẫn 3 × 4 m²"),
        ("KÕ ho¹ch thùc hiÖn « nhiÔm", "", "Kế hoạch thực hiện ô nhiễm"),
        # PDFium: AD comes as U+2212, B7 as U+2219
        ("Nhµ n−íc, −u tiªn x∙ héi", ".VnTime", "Nhà nước, ưu tiên xã hội"),
        ("h−íng dÉn nh− sau: 5−7 ngµy, 3∙4 m", "", "hướng dẫn như sau: 5−7 ngày, 3∙4 m"),
        ("UÛy ban nhaân daân", "VNI-Times", "Ủy ban nhân dân"),
        ("Uûy ban nhaân daân", "", "Ủy ban nhân dân"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("COÄNG HOØA XAÕ HOÄI", "VNI-Helve", "CỘNG HÒA XÃ HỘI"),
        ("Ñoäc laäp - Töï do - Haïnh phuùc", "", "Độc lập - Tự do - Hạnh phúc"),
    ],
)
def test_decodes(encoded, font, expected):
    found, encoding = decode(encoded, font)
    assert found == expected
    assert encoding in CODECS


@pytest.mark.parametrize("font", ["Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times"])
@pytest.mark.parametrize(
    "unicode",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "cơ sở¹ của Văn phòng, công tác² m² ® ©",
        "và các hành chính pháp",
        "hành",
        "Số: /KH-UBND",
        "café Zürich São Paulo",
        "nhiệt độ 25°C ± 2, 5 µm",
        "• Ðiều 5 «Kế hoạch»",
        "The plan of the Committee",
        "",
    ],
)
def test_leaves_unicode_alone(unicode, font):
    assert decode(unicode, font) == (unicode, None)


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter(letter):
    assert CODECS[VNI].decode(to_vni(letter))[0] == letter
    small = letter.lower()
    assert CODECS[TCVN3].decode(to_tcvn3(small))[0].upper() == letter.upper()
    if letter in TO_TCVN3:
        assert CODECS[TCVN3].decode(to_tcvn3(letter))[0] == letter


@given(SENTENCES)
def test_there_and_back(sentence):
    assert decode(to_vni(sentence)) == (sentence, VNI)
    small = sentence.lower()
    found, encoding = decode(to_tcvn3(small))
    assert (found, encoding) == (small, TCVN3)


@given(SENTENCES)
def test_typed_with_two_fonts(sentence):
    runs = [(said, font) for font, said in tcvn3_runs(sentence)]
    found = decode_all([("KÕ ho¹ch thùc hiÖn nhiÖm vô", ".VnTime"), *runs])[1:]
    joined = "".join(d.text if d else said for d, (said, _) in zip(found, runs, strict=True))
    assert joined == sentence


@given(SENTENCES, st.sampled_from(["", ".VnTime", ".VnTimeH", "VNI-Times"]))
def test_no_decoder_touches_unicode(sentence, font):
    assert decode(sentence, font) == (sentence, None)
    assert restore(sentence) == (sentence, 0)
    assert not leaks(sentence)


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(max_codepoint=0x1EFF) | st.sampled_from("\uf0a9\u00ad©µÕaN")),
            st.sampled_from(["", ".VnTimeH", "VNI-Times"]),
        ),
        max_size=5,
    )
)
def test_any_text_has_its_origins(pieces):
    for found, (said, _) in zip(decode_all(pieces), pieces, strict=True):
        if found:
            assert len(found.origin) == len(found.text)
            assert list(found.origin) == sorted(found.origin)
            assert all(0 <= index < len(said) for index in found.origin)
    for said, _ in pieces:
        assert len(restore(said)[0]) == len(said)


@pytest.mark.parametrize("file", sorted(RAW.glob("*.*x")) + sorted(RAW.glob("*.pdf")))
def test_no_decoder_touches_a_real_text(file):
    data = file.read_bytes()
    found = read(data, sniff(data))
    assert not [d for d in found.diagnostics if d.code >= "LAY020" and d.code.startswith("LAY")]
    lines = [
        (line, font)
        for line in found.value.text.split("\n")
        for font in ("", ".VnTime", "VNI-Times")
    ]
    assert decode_all(lines) == [None] * len(lines)


def test_origins_follow():
    (found,) = decode_all([("Vieät Nam, nhaân daân", "")])
    assert found.text == "Việt Nam, nhân dân"
    assert ["Vieät Nam, nhaân daân"[i] for i in found.origin][:5] == list("Viet ")


@pytest.mark.parametrize("font", ["Symbol", "ABCDEF+SymbolMT", "Wingdings-Regular", "MT Extra"])
def test_fonts_of_signs_are_never_decoded(font):
    """``·`` and ``®`` are a bullet and an arrow there, whatever the text around them is in."""
    around = [("C«ng t¸c thi ®ua", ".VnTime"), ("khen th\u00adëng n¨m", ".VnTime")]
    found = decode_all([around[0], ("Þ a®b c¸c", font), around[1]])
    assert [d is not None for d in found] == [True, False, True]


def test_short_runs_follow_their_neighbours():
    """Both ``bé`` and ``bộ`` are words; a document in TCVN3 means the second."""
    pieces = [
        ("C«ng t¸c thi ®ua", ".VnTime"),
        ("bé", ".VnTime"),
        ("ban", ".VnTimeH"),
        ("khen th\u00adëng n¨m", ".VnTime"),
    ]
    assert [d and d.text for d in decode_all(pieces)] == [
        "Công tác thi đua",
        "bộ",
        "BAN",
        "khen thưởng năm",
    ]
    around = [
        ("Công tác thi đua", ".VnTime"),
        ("bé", ".VnTime"),
        ("ban", ".VnTimeH"),
        ("khen thưởng", ".VnTime"),
    ]
    assert decode_all(around) == [None] * 4


def test_a_mixed_document():
    pieces = [
        ("Kế hoạch năm 2023", "Times New Roman"),
        ("nhiÖm vô vµ gi¶i ph¸p", ".VnTime"),
        ("hành chính", "Times New Roman"),
        ("Vaên phoøng UBND", "VNI-Times"),
    ]
    found = [d and (d.text, d.encoding) for d in decode_all(pieces)]
    assert found == [None, ("nhiệm vụ và giải pháp", TCVN3), None, ("Văn phòng UBND", VNI)]


@pytest.mark.parametrize(
    ("name", "family", "encoding", "capitals"),
    [
        (".VnTime", "vntime", TCVN3, False),
        ("ABCDEF+.VnTimeH-Bold", "vntimeh", TCVN3, True),
        (".VnArialH,BoldItalic", "vnarialh", TCVN3, True),
        ("_VnTime", "vntime", TCVN3, False),
        ("VNI-Times", "vni-times", VNI, False),
        ("Times New Roman Bold", "times new roman", None, False),
    ],
)
def test_names_of_fonts(name, family, encoding, capitals):
    assert font_of(name) == (family, encoding, capitals)


@pytest.mark.parametrize(
    ("leaked", "expected"),
    [
        ("6Ӣ CÔNG 7+ѬѪ1*", "SỞ CÔNG THƯƠNG"),
        (".ӂ +2Ҥ&+", "KẾ HOẠCH"),
        (
            "7KӵF KLӋQ 4X\\ӃW ÿӏQK Vӕ 4Ĉ6&7 ngày 06/3/2026",
            "Thực hiện Quyết định số QĐSCT ngày 06/3/2026",
        ),
        ("6ӕ 1105.+Ĉ.7", "Số 1105KHĐKT"),
        ("KjQK FKtQK", "hành chính"),
        (
            "15/2026 ban cho Lao Cai (02) 1. a) II. TM.",
            "15/2026 ban cho Lao Cai (02) 1. a) II. TM.",
        ),
    ],
)
def test_restores_glyph_numbers(leaked, expected):
    assert restore(leaked)[0] == expected


@pytest.mark.parametrize(
    ("number", "slanted", "letter"),
    [
        (0x4FA, False, "Ỹ"), (0x4FB, False, "ỹ"), (0x4F7, False, "ỵ"), (0xC8, False, "Á"),
        (0x34F, True, "ệ"), (0x2F1, True, "ư"), (0x34F, False, None), (0x13, True, "0"),
        (0x1C, False, "9"), (0x24, False, "A"), (0x200, False, None),
    ],
)  # fmt: skip
def test_letters_of_glyphs(number, slanted, letter):
    assert letter_of_glyph(number, slanted=slanted) == letter


def test_syllables():
    good = "gì gìn giữ giêng quý quyền quốc nghiệp thuỷ thủy khuỷu ngoèo huỳnh ƯỚC yêu"
    assert [w for w in good.split() if not is_syllable(w)] == []
    bad = "nh©n cơng phịng 7KӵF CộNG hac hàc vỔ nghà kà quyềnn"
    assert [w for w in bad.split() if is_syllable(w)] == []
    assert [w for w in " ".join(WORDS).split() if not is_syllable(w)] == []
    assert is_bare_syllable("KIEN")
    assert not is_bare_syllable("committee")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("hƣớng dẫn THƢƠNG", "hướng dẫn THƯƠNG"),
        ("Ðiều Ɖảng ðịnh kǶ Định kǶ", "Điều Đảng định kǶ Định kǶ".replace("Ƕ", "ỳ")),
        ("Кế hoạсh ТΟÁN", "Kế hoạch TOÁN"),
        ("КАК Москва 5 Ω", "КАК Москва 5 Ω"),
        ("\uf0b7 một \uf0a7 hai \uf0fc ba \uf076", "• một ▪ hai ✓ ba ❖"),
        ("CỘNG HÕA", "CỘNG HÕA"),
    ],
)
def test_repairs_letters(wrong, right):
    assert normalise(wrong) == right


@pytest.mark.parametrize("encoding", [TCVN3, VNI])
@pytest.mark.parametrize("plan", [SEED, *SAMPLES.values()])
def test_the_same_plan_in_an_old_encoding(plan, encoding):
    plan_read = read_plan(reencoded(render_docx(plan), encoding), "plan.docx")
    assert record_of(plan_read) == expected_record(plan)


def rpr(font):
    return f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'


def test_docx_decodes_words_cut_by_runs():
    time = rpr(".VnTime")
    body = p(r("KÕ ho", time) + r("¹ch th", time + "<w:b/>") + r("ùc hiÖn", time) + r(" năm 2023"))
    assert text(body) == "Kế hoạch thực hiện năm 2023"
    assert codes(body) == ["LAY020"]


def test_docx_soft_hyphen_elements_are_letters():
    time = rpr(".VnTime")
    body = p(
        f"<w:r><w:rPr>{time}</w:rPr><w:t>H</w:t><w:softHyphen/><w:t>íng dÉn thùc hiÖn</w:t></w:r>"
    )
    assert text(body) == "Hướng dẫn thực hiện"


def test_docx_keeps_tabs_and_breaks():
    time = rpr(".VnTime")
    inside = "<w:t>N¬i nhËn</w:t><w:tab/><w:t>chñ tÞch</w:t><w:br/><w:t>huyÖn</w:t>"
    assert texts(p(f"<w:r><w:rPr>{time}</w:rPr>{inside}</w:r>")) == ["Nơi nhận chủ tịch huyện"]


def test_docx_font_of_a_style():
    styles = f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{rpr(".VnTimeH")}</w:rPr></w:style>'
    found = outcome(p("kÕ ho¹ch n¨m") + p("ban"), styles=styles)
    assert found.value.text == "KẾ HOẠCH NĂM\nBAN"
