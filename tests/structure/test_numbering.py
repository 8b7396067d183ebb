import pytest

from parsers.structure.numbering import (
    Level,
    Marker,
    MarkerKind,
    cell_marker,
    follows,
    marker_of,
    open_levels,
    path_under,
)


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("I. MỤC ĐÍCH, YÊU CẦU", "roman", "I", "MỤC ĐÍCH, YÊU CẦU"),
        ("II- NỘI DUNG", "roman", "II", "NỘI DUNG"),
        ("III/ TỔ CHỨC", "roman", "III", "TỔ CHỨC"),
        ("1. Mục đích", "arabic", "1", "Mục đích"),
        ("1.Mục đích", "arabic", "1", "Mục đích"),
        ("1/ Mục tiêu chung", "arabic", "1", "Mục tiêu chung"),
        ("1) Rà soát", "arabic", "1", "Rà soát"),
        ("1- Tạo sự thống nhất", "arabic", "1", "Tạo sự thống nhất"),  # plans of Party committees
        ("1.1- Đối với 03 chi bộ", "dotted", "1.1", "Đối với 03 chi bộ"),
        ("2.3 - Giám sát", "dotted", "2.3", "Giám sát"),
        ("a- Mục đích", "letter", "a", "Mục đích"),
        ("1.1. Công tác", "dotted", "1.1", "Công tác"),
        ("2.3.1 Công tác", "dotted", "2.3.1", "Công tác"),
        ("a) Phòng Nội vụ", "letter", "a", "Phòng Nội vụ"),
        ("đ) Phòng Tư pháp", "letter", "đ", "Phòng Tư pháp"),
        ("(1) Rà soát", "bracket", "(1)", "Rà soát"),
        ("- Nâng cao", "bullet", "-", "Nâng cao"),
        ("–Nâng cao", "bullet", "–", "Nâng cao"),
        ("+ Nâng cao", "bullet", "+", "Nâng cao"),
        ("A. PHẦN CHUNG", "upper", "A", "PHẦN CHUNG"),
        ("PHẦN I. QUY ĐỊNH", "part", "I", "QUY ĐỊNH"),
    ],
)
def test_marker_of(text, kind, number, rest):
    marker = marker_of(text)
    assert marker is not None
    assert (marker.kind, marker.number, text[marker.end :]) == (kind, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "31/12/2023 là thời hạn",  # a date, no number with a slash
        "05/6/2023",
        "100% các đơn vị",
        "2023 là năm",
        "Vì vậy, các phòng",
        "",
    ],
)
def test_no_marker(text):
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("1", "1"), ("01", "01"), ("3.4", "3.4"), ("a", "a"), ("I", "I"), ("1.", "1"), (" II ", "II")],
)
def test_cell_marker(text, number):
    marker = cell_marker(text)
    assert marker is not None
    assert marker.number == number


def test_cell_marker_wants_nothing_else_in_the_cell():
    assert cell_marker("1 Rà soát") is None


@pytest.mark.parametrize(
    ("parent", "number", "path"),
    [
        (None, "I", "I"),
        ("II", "1", "II.1"),
        ("II.1", "1.1", "II.1.1"),
        ("II", "1.1", "II.1.1"),
        ("2", "2.1", "2.1"),
        ("3.4", "a", "3.4.a"),
        ("PL.I", "1", "PL.I.1"),
    ],
)
def test_path_under(parent, number, path):
    assert path_under(parent, number) == path


def test_letters_follow_the_vietnamese_alphabet_or_words():
    assert follows("d", "đ")
    assert follows("d", "e")
    assert not follows("d", "g")
    assert not follows("a", "c")


def paths(numbers):
    """Paths of a list of printed numbers, as a section tree would give them."""
    levels: list[Level] = []
    out = []
    for index, number in enumerate(numbers):
        marker = marker_of(number + " Nội dung")
        assert marker is not None
        levels = open_levels(levels, marker)
        path = path_under(levels[-1].path if levels else None, marker.number)
        levels.append(Level(marker.kind, marker.depth, marker.number, path, index))
        out.append(path)
    return out


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["I.", "1.", "2.", "II.", "1."], ["I", "I.1", "I.2", "II", "II.1"]),
        (["I.", "1.", "a)", "b)", "2."], ["I", "I.1", "I.1.a", "I.1.b", "I.2"]),
        (["II.", "1.", "1.1.", "1.2.", "2."], ["II", "II.1", "II.1.1", "II.1.2", "II.2"]),
        (["1.", "1.1.", "1.1.1.", "1.2."], ["1", "1.1", "1.1.1", "1.2"]),
        (["A.", "I.", "1.", "B.", "I."], ["A", "A.I", "A.I.1", "B", "B.I"]),
        (["I.", "a)", "d)", "đ)", "e)"], ["I", "I.a", "I.d", "I.đ", "I.e"]),
        (["A.", "B.", "C.", "D."], ["A", "B", "C", "D"]),
        (["I.", "1.", "V."], ["I", "I.1", "V"]),
    ],
)
def test_levels(numbers, expected):
    assert paths(numbers) == expected


def test_a_roman_letter_after_b_is_a_letter():
    levels = [Level(MarkerKind.UPPER, 1, "B", "B", 0)]
    assert open_levels(levels, Marker(MarkerKind.ROMAN, "C", 2)) == []
