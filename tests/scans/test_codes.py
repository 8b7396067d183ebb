"""Numbers of documents that an engine read amiss."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.layout.pdf.ink import PageInk
from parsers.layout.scan.codes import changes, known_from, with_codes
from parsers.layout.scan.runs import runs_of
from tests.scans.words import words


def righted(lines, sure=0.95):
    known = known_from((line, [sure] * len(line)) for line in lines)
    made, before = [], ""
    for line in lines:
        text = line
        for start, end, told in reversed(changes(line, known, before=before)):
            text = text[:start] + told + text[end:]
        made.append(text)
        before = line
    return made


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        # the stroke of a letter
        ("số 43/2008/TT-BTC-BTTIT ngày", "số 43/2008/TT-BTC-BTTTT ngày"),
        ("số 1187/BGDĐI-QLCL", "số 1187/BGDĐT-QLCL"),
        ("số 2198/TI-BNV", "số 2198/TT-BNV"),
        ("số 21-NQ/IW ngày", "số 21-NQ/TW ngày"),
        ("số 30-CTr/IU", "số 30-CTr/TU"),
        ("số 12/IT-VKU", "số 12/IT-VKU"),
        ("số 12/SCI-KT", "số 12/SCI-KT"),
        ("số 12/CV-T1", "số 12/CV-T1"),
        ("số 57/TIr-SNNMT", "số 57/TTr-SNNMT"),
        ("số 15-C1/TU, số 15- CI/TU", "số 15-CT/TU, số 15- CT/TU"),
        ("mục 15-C1, số 12/C1-KT", "mục 15-C1, số 12/C1-KT"),
        ("số 10/2022/TTI-BLĐTBXH", "số 10/2022/TT-BLĐTBXH"),
        ("số 23/OĐ-TTe", "số 23/QĐ-TTg"),
        # a field's short name
        ("Sở KH&C©N, Sở KH&CGN", "Sở KH&CN, Sở KH&CN"),
        ("Sở GD&DT và GD&ĐĐĐT", "Sở GD&ĐT và GD&ĐT"),
        ("Sở GD&ĐT, TN&MT, NN&MT", "Sở GD&ĐT, TN&MT, NN&MT"),
        ("Phòng KT&HT, TC&KT, CGN", "Phòng KT&HT, TC&KT, CGN"),
        ("Tập đoàn T&T", "Tập đoàn T&T"),
        # a letter read twice
        ("số 16/KH-BTT-MTT(Q của Tỉnh", "số 16/KH-BTT-MTTQ của Tỉnh"),
        ("số 02-T'T/TU ngày", "số 02-TT/TU ngày"),
        ("số 16/KH-BTT(Q) của Tỉnh", "số 16/KH-BTT(Q) của Tỉnh"),
        ("số 16/KH-UBND(QP, AN) biết", "số 16/KH-UBND(QP, AN) biết"),
        ("số 16/KH-UBND(CA", "số 16/KH-UBND(CA"),
        ("số 16/KH-BTT (Quỳnh Lưu)", "số 16/KH-BTT (Quỳnh Lưu)"),
        ("số 48/2011/TT-BYTT", "số 48/2011/TT-BYT"),
        ("số 66-NNQ/TW", "số 66-NQ/TW"),
        ("số 12/KKH-UBBND", "số 12/KH-UBND"),
        ("số 12/CCV-SXXD", "số 12/CV-SXD"),
        ("số 717/2018/CT-BTTTTT", "số 717/2018/CT-BTTTT"),
        ("số 16/KH-BTT-MTTQ", "số 16/KH-BTT-MTTQ"),
        ("số 5/QĐ-BTTT", "số 5/QĐ-BTTT"),
        ("số 252/TTT-BTTTT", "số 252/TTT-BTTTT"),  # TT, or TTr
        ("số 1808/CTT-TTg", "số 1808/CTT-TTg"),  # CT, or CTr
        ("số 7058/LĐĐĐTBXH-BTXH", "số 7058/LĐTBXH-BTXH"),
        ("số 12/VPĐKĐĐ-KT", "số 12/VPĐKĐĐ-KT"),
        ("số 12/ĐĐBQH-VP", "số 12/ĐĐBQH-VP"),
        # the National Assembly of the year
        ("số 105/2016/QHI13 ngày", "số 105/2016/QH13 ngày"),
        ("số 51/2005/QHI1 1 ngày", "số 51/2005/QH11 ngày"),
        ("số 51/2005/QH1 1 ngày", "số 51/2005/QH11 ngày"),
        ("số 102/2025/NQLT/UBTVQHI5-CP", "số 102/2025/NQLT/UBTVQH15-CP"),
        ("số 1365/NQ-UBTVQHI5", "số 1365/NQ-UBTVQH15"),
        ("số 101/2025UBTVQHI5 ngày", "số 101/2025UBTVQH15 ngày"),
        ("số 101/2025UBTVQHI15", "số 101/2025UBTVQH15"),
        ("số 32/CT-TTEg ngày", "số 32/CT-TTg ngày"),
        ("số 32/CT-TTcg ngày", "số 32/CT-TTg ngày"),
        ("số 43/2013/QH13", "số 43/2013/QH13"),
        ("số 43/2013/QH18", "số 43/2013/QH18"),  # a figure is not guessed
        ("số 43/2005/QHI3", "số 43/2005/QHI3"),  # the thirteenth did not sit in 2005
        ("số 43/1975/QHI", "số 43/1975/QHI"),
        # marks between
        ("số 13/2006NQ-HDND ngày", "số 13/2006/NQ-HDND ngày"),
        ("số 912QĐ-BKHCN", "số 912/QĐ-BKHCN"),
        ("số 4427QĐ-UBND", "số 4427QĐ-UBND"),  # the 7 was the mark
        ("số 2416HCMTBa-ATBV", "số 2416HCMTBa-ATBV"),
        ("số 11-CT7TU ngày", "số 11-CT/TU ngày"),
        ("số 2322/TTr--HĐND", "số 2322/TTr-HĐND"),
        ("Căn cứ Nghị. quyết số 17-NQ/TU", "Căn cứ Nghị quyết số 17-NQ/TU"),
        ("theo Nghị. quyết định này", "theo Nghị. quyết định này"),
        # no numbers of documents
        ("quý I/2023, đạt 12/TTYT", "quý I/2023, đạt 12/TTYT"),
        ("ISO/IEC 27001:2009, 24/7", "ISO/IEC 27001:2009, 24/7"),
    ],
)
def test_numbers(seen, right):
    assert righted([seen]) == [right]


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        # a mark that another number has
        (["17/2021/TT-BGDDT", "04/2016/TT-BGDĐT"], ["17/2021/TT-BGDĐT", "04/2016/TT-BGDĐT"]),
        (["Số: /QD-BCĐ", "số 40/QĐ-BCĐ"], ["Số: /QĐ-BCĐ", "số 40/QĐ-BCĐ"]),
        # the line breaks in the number
        (["số 3365/BTTTT-", "UDCNTT, 491/BTTTT-ƯDCNTT"], ["số 3365/BTTTT-", "ƯDCNTT, 491/BTTTT-ƯDCNTT"]),
        (["(theo KH-", "UDCNTT) 491/BTTTT-ƯDCNTT"], ["(theo KH-", "UDCNTT) 491/BTTTT-ƯDCNTT"]),
        # without it elsewhere it may be printed so; what the text has is no number
        (["13/2006/NQ-HDND", "của HĐND tỉnh"], ["13/2006/NQ-HDND", "của HĐND tỉnh"]),
        # one number among many may have its own
        (["1/QD-DCT", "2/QD-DCT", "3/QĐ-DCT"], ["1/QD-DCT", "2/QD-DCT", "3/QĐ-DCT"]),
        # half of a Đ as a letter
        (["2970/KH-BCPĐ", "BCĐ tỉnh"], ["2970/KH-BCĐ", "BCĐ tỉnh"]),
        (["2970/KH-BCPĐ", "Ban Chỉ đạo"], ["2970/KH-BCPĐ", "Ban Chỉ đạo"]),
        # the document's own code, seen often
        (["1/QĐ-DCT", "2/TB-DCT", "3/KH-DCT", "4/QĐ-DCTT"], ["1/QĐ-DCT", "2/TB-DCT", "3/KH-DCT", "4/QĐ-DCT"]),
        (["1/NQ-HĐT", "4/QĐ-HĐTT"], ["1/NQ-HĐT", "4/QĐ-HĐTT"]),
    ],
)  # fmt: skip
def test_numbers_of_one_document(seen, right):
    assert righted(seen) == right


def test_a_code_that_was_hardly_read_tells_nothing():
    seen = ["17/2021/TT-BGDDT", "04/2016/TT-BGDĐT"]
    assert righted(seen, sure=0.5) == seen


_SERIALS = st.integers(1, 9999).map(lambda number: f"{number:02}")
_TYPES = st.sampled_from(["QĐ", "KH", "NQ", "TT", "TTr", "CT", "CTr", "BC", "HD", "CĐ", "NĐ", "TB"])
_BODIES = st.sampled_from(
    ["UBND", "HĐND", "BTTTT", "BTC-BTTTT", "BGDĐT", "TTg", "CP", "BLĐTBXH", "BVHTTDL", "SYT", "DCT", "VPĐKĐĐ", "BCĐCCHC"]
)  # fmt: skip
_YEARS = st.integers(1997, 2025)
_STATE = st.builds("{}/{}-{}".format, _SERIALS, _TYPES, _BODIES)
_NORMS = st.builds("{}/{}/{}-{}".format, _SERIALS, _YEARS, _TYPES, _BODIES)
_PARTY = st.builds("{}-{}/{}".format, _SERIALS, _TYPES, st.sampled_from(["TW", "TU", "HU", "ĐU"]))
_LETTERS = st.builds(
    "{}/{}-{}".format, _SERIALS, st.sampled_from(["BTTTT", "LĐTBXH", "SNV"]), st.sampled_from(["ƯDCNTT", "TCCB", "CCHC"])
)  # fmt: skip
_LAWS = st.dates(date(1997, 10, 1), date(2025, 12, 31)).map(
    lambda day: f"{day.day:02}/{day.year}/QH{10 + (day.year - 1997) // 5 if day.year < 2007 else 12 + (day.year - 2007 + 1) // 5}"
)  # fmt: skip


@given(st.lists(st.one_of(_STATE, _NORMS, _PARTY, _LETTERS, _LAWS), min_size=1, max_size=12))
def test_a_right_number_is_never_changed(numbers):
    lines = [f"Căn cứ văn bản số {number} ngày 02/3/2020 của" for number in numbers]
    assert righted(lines) == lines


@given(st.lists(st.text("0123456789/-QHĐTIlUƯBNDr .", max_size=30), max_size=4))
def test_no_two_changes_in_one_place(lines):
    known = known_from((line, [0.95] * len(line)) for line in lines)
    for line in lines:
        told = changes(line, known)
        assert all(one.end <= two.start for one, two in pairwise(told))
        assert all(one.text and line[one.start : one.end] != one.text for one in told)


def test_what_was_read_is_kept():
    """In the run, beside what is told; what stands around it stays where it stood."""
    line = words("số 43/2008/TT-BTC-BTTIT ngày 26/5/2008")
    runs, _ = runs_of([line], 1.0)
    ink = PageInk(1, 595, 842, runs)
    (before,) = list(ink.runs)
    with_codes([ink])
    (run,) = ink.runs
    assert run.text == "số 43/2008/TT-BTC-BTTTT ngày 26/5/2008"
    assert "".join(run.raw) == before.text
    assert run.edges == before.edges
    assert len(run.sure) == len(run.raw) == len(run.text)


def test_a_page_that_says_its_characters_itself_is_left():
    (run,), _ = runs_of([words("43/2008/TT-BTC-BTTIT")], 1.0)
    run.sure = []
    ink = PageInk(1, 595, 842, [run])
    with_codes([ink])
    assert ink.runs[0].text == "43/2008/TT-BTC-BTTIT"
