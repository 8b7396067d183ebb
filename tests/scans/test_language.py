"""Marks put right by the words beside them."""

import pytest

from parsers.layout.scan.language import Language, Learner

TEXT = """Tổ chức triển khai kế hoạch công tác dân vận trên địa bàn huyện.
Ủy ban nhân dân huyện ban hành kế hoạch kiểm tra công tác dân vận.
Phòng Nội vụ tham mưu ban hành kế hoạch, tổ chức kiểm tra việc thực hiện.
Đơn vị chủ trì phối hợp với các phòng, tổng hợp báo cáo kết quả thực hiện.
Trung tâm Y tế huyện báo cáo kết quả về Sở Y tế trước ngày 15 hằng tháng.
Nâng cao chất lượng công tác dân vận, chống tham nhũng, lãng phí.
Kỳ họp thứ XI của Ngân hàng Nhà nước khu vực XI."""


@pytest.fixture(scope="module")
def language():
    learner = Learner()
    for _ in range(6):
        learner.add(TEXT)
    return Language(learner.tables())


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("ban hành kê hoạch kiểm tra", "ban hành kế hoạch kiểm tra"),
        ("Tô chức triển khai", "Tổ chức triển khai"),
        ("tông hợp báo cáo kêt quả", "tổng hợp báo cáo kết quả"),
        ("về Sở Y tê trước", "về Sở Y tế trước"),
        ("chât lượng công tác", "chất lượng công tác"),
        ("kết quả/kêt quả", "kết quả/kết quả"),
        ("nñhân dân huyện", "nhân dân huyện"),
        # a number in Roman figures is no word with a letter read twice
        ("Ngân hàng Nhà nước khu vực XII", "Ngân hàng Nhà nước khu vực XII"),
        ("kỳ họp thứ XII;", "kỳ họp thứ XII;"),
        # what is no word, and what plans do not say, stays
        ("số 12/KH-UBND ngày", "số 12/KH-UBND ngày"),
        ("Lê Thị Tô Nga", "Lê Thị Tô Nga"),
        ("xã Hòa Tê", "xã Hòa Tê"),
        ("hoà giải", "hoà giải"),
        ("", ""),
    ],
)
def test_corrected(language, seen, right):
    words = seen.split()
    assert " ".join(language.corrected(words, [0.95] * len(words))) == right


def test_what_it_learnt_from_it_leaves_as_it_is(language):
    for line in TEXT.split("\n"):
        words = line.split()
        assert language.corrected(words, [0.3] * len(words)) == words


def test_only_marks_change(language):
    words = ["Tô", "chúc", "kê", "hoach", "kiêm", "tra", "công", "tac"]
    for old, new in zip(words, language.corrected(words, [0.1] * len(words)), strict=True):
        assert len(old) == len(new)


def test_the_order_of_texts_does_not_matter():
    lines = TEXT.split("\n")
    tables = []
    for order in (lines, lines[::-1]):
        learner = Learner()
        for line in order * 2:
            learner.add(line)
        tables.append(learner.tables())
    first, second = tables
    assert first.words == second.words
    assert all((a == b).all() for a, b in zip(first[1:], second[1:], strict=True))
