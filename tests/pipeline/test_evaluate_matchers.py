import pytest

from pipeline.evaluation.fields import FIELDS
from pipeline.evaluation.matchers import MATCHERS, agree, levenshtein_ratio, matchers_of

SUBJECT = "header.subject"
LENIENT = MATCHERS[1:]


@pytest.mark.parametrize(
    ("field", "gold", "got", "right"),
    [
        (SUBJECT, "Công tác dân vận", "Công tác dân vận", MATCHERS),
        (SUBJECT, "Uỷ ban – “Thuỷ Nguyên”", 'ủy ban - "Thủy  Nguyên"', LENIENT),
        # NFD in a DOCX, NFC in the gold
        (SUBJECT, "Kế hoạch", "Kê\u0301 hoa\u0323ch", LENIENT),
        # a heading keeps its colon, a recipient has no closing punctuation
        (SUBJECT, "Sở Y tế:", "Sở Y tế", ("levenshtein",)),
        ("recipients.line", "Lưu: VT, PNV", "Lưu: VT, PNV.", LENIENT),
        ("recipients.line", "Sở Y tế", "Sở Y tế;", LENIENT),
        (SUBJECT, "dân vận, dân chủ năm 2023", "dân vận, dân chủ", ()),
        (SUBJECT, "công tác dân vận", "công tác dân chủ", ("levenshtein",)),
        (SUBJECT, "x" * 30 + "dân vận", "x" * 30 + "dân vân", ("levenshtein", "ratcliff")),
        # names of things are never nearly right: II.2.1 and II.2.2, one day more
        ("header.issued_on", "2019-02-01", "2019-02-02", ()),
        ("header.symbol", "KH-UBND", "kh–ubnd", LENIENT),
        # a clause may be cut more widely
        ("duties.dated", "báo cáo kết quả", "gửi báo cáo kết quả trước ngày 05/6", LENIENT),
        (SUBJECT, "báo cáo kết quả", "gửi báo cáo kết quả trước ngày 05/6", ()),
    ],
)
def test_matchers(field, gold, got, right):
    assert matchers_of(FIELDS[field], (gold,), (got,)) == right


def test_every_part_must_agree():
    section = FIELDS["sections.section"]
    assert agree("soft", section, ("II.1", "Mục đích"), ("II.1", "MỤC ĐÍCH"))
    assert not agree("levenshtein", section, ("II.1", "Mục đích"), ("II.2", "Mục đích"))
    assert not agree("levenshtein", section, ("II.1", "Mục đích"), ("II.1", None))
    assert agree("strict", FIELDS["rows.row"], (None, "task"), (None, "task"))
    assert not agree("soft", FIELDS["rows.row"], ("1", "task"), ("1", "task", "Quý I"))


def test_levenshtein_ratio():
    assert levenshtein_ratio("", "") == 1
    assert levenshtein_ratio("abc", "") == 0
    assert levenshtein_ratio("kitten", "sitting") == pytest.approx(1 - 3 / 7)
