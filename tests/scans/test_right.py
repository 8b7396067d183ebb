"""What an engine read, put right by the forms of plans."""

import pytest

from parsers.layout.scan.digits import plain, with_digits
from parsers.layout.scan.forms import in_form
from parsers.layout.scan.outline import numbered
from parsers.layout.scan.serials import counted
from tests.scans.words import read, told, words


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("ngày 2l tháng 02 năm 2012", "ngày 21 tháng 02 năm 2012"),
        ("trước ngày l9/6/2015", "trước ngày 19/6/2015"),
        ("từ 0I/3/2018 đến", "từ 01/3/2018 đến"),
        ("ngày 15 tháng S năm 2026", "ngày 15 tháng 5 năm 2026"),
        ("ngày 15 tháng Š năm 2026", "ngày 15 tháng 5 năm 2026"),
        ("số 3871/QĐÐ-BGDĐT ngày", "số 3871/QĐ-BGDĐT ngày"),
        ("số 46/QD-BCĐCCHC, số 34/2017/ND-CP", "số 46/QĐ-BCĐCCHC, số 34/2017/NĐ-CP"),
        ("Trường ĐHQD-HN, số 5/ND-UBND", "Trường ĐHQD-HN, số 5/ND-UBND"),
        ("Luật số 43/2013/QH 13 ngày", "Luật số 43/2013/QH13 ngày"),
        ("ngày 22/1 1/2017 của", "ngày 22/11/2017 của"),
        ("Công văn số 263 7/BGDĐT-VP", "Công văn số 2637/BGDĐT-VP"),
        ("số 11⁄2016/TT-BYT", "số 11/2016/TT-BYT"),
        ("quý I/2023", "quý I/2023"),
        ("Quý II và quý IV", "Quý II và quý IV"),
        ("I. Mục tiêu", "I. Mục tiêu"),
        ("I.MỤC TIÊU", "I. MỤC TIÊU"),
        ("Tổ thẩm định", "Tổ thẩm định"),
        ("Lê Văn Long", "Lê Văn Long"),
        ("30/9/2017 15/10/2017", "30/9/2017 15/10/2017"),
        ("Phòng ~ Ban", "Phòng - Ban"),
        ("Phòng Văn hóa —- Thông tin", "Phòng Văn hóa - Thông tin"),
        ("nñăm 2024", "năm 2024"),
        ("ngà 01/6/2009 của", "ngày 01/6/2009 của"),
        ("tăng < 10,6 %o", "tăng < 10,6 ‰"),
        ("0,05%o;", "0,05‰;"),
        ("5%oa", "5%oa"),
        ("7h00 > 7h30", "7h00 → 7h30"),
        ("8h05 -> 8h10;", "8h05 → 8h10;"),
        ("(01/4 > 30/4/2026)", "(01/4 → 30/4/2026)"),
        ("15 > 12", "15 > 12"),
        ("> 7h30", "> 7h30"),
        ("Qui IV - 2025", "Quí IV - 2025"),
        ("Quy III/2026", "Quý III/2026"),
        ("(quỹ II)", "(quý II)"),
        ("quỳ 1/2023", "quý 1/2023"),
        ("Qui chế I", "Qui chế I"),
        ("quy IVY", "quy IVY"),
        ("quỹ 1 tỷ", "quỹ 1 tỷ"),
        ("Quy", "Quy"),
        ("ngà voi", "ngà voi"),
        ("ngay trong năm", "ngay trong năm"),
        ("KHHGĐ", "KHHGĐ"),
    ],
)
def test_digits(seen, right):
    made = with_digits([word.spelled(plain(word.text)) for word in words(seen)])
    assert told(made) == right
    assert read(made).replace(" ", "") == seen.replace(" ", "")  # what was read is kept


@pytest.mark.parametrize(
    ("seen", "hand", "right", "out"),
    [
        ("Só:{34.2 /KH-SYT", "34.2", "Số: /KH-SYT", "{34.2"),
        ("Số: 3+2 /QĐÐ-TTg", "3+2", "Số: /QĐ-TTg", "3+2"),
        ("Số: 239 /KH-SYT", "239", "Số: /KH-SYT", "239"),
        ("Số: 239 /KH-SYT", "", "Số: 239 /KH-SYT", ""),
        ("Só:J53/KH-DCT", "J53", "Số: /KH-DCT", "J53"),
        ("sé:24/TB-DCT", "24", "Số: /TB-DCT", "24"),
        (
            "Kiên Giang, ngày {O0 tháng 10 năm 2017",
            "{O0",
            "Kiên Giang, ngày tháng 10 năm 2017",
            "{O0",
        ),
        (
            "Kiên Giang, ngày 01 tháng 3 năm 2018",
            "01",
            "Kiên Giang, ngày tháng 3 năm 2018",
            "01",
        ),
        ("Sơn La, ngày 26 tháng 7 năm 2023", "", "Sơn La, ngày 26 tháng 7 năm 2023", ""),
        ("§ế:04/2023/KH-ĐD", "", "Số: 04/2023 /KH-ĐD", ""),
        ('"` §ế:04/2023/KH-ĐD', "", "Số: 04/2023 /KH-ĐD", '"`'),  # a logo beside it
        ("Số: 04/2023/KH-ĐD", "04/2023", "Số: /KH-ĐD", "04/2023"),
        ("KÉHOẠCH", "", "KẾ HOẠCH", ""),
        ("K HOẠCH", "", "KẾ HOẠCH", ""),
        ("KẾ HOẠGH", "", "KẾ HOẠCH", ""),
        ("KẾ THỪA", "", "KẾ THỪA", ""),
        ("- KÉ HOẠCH „", "", "KẾ HOẠCH", "- „"),
        ("CỘNG HOÀ XÃ HỌI CHỦ NGHĨA VIỆT NAM", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""),
        ("Kế hoạch này", "", "Kế hoạch này", ""),
    ],
)
def test_fixed_lines(seen, hand, right, out):
    """What is written by hand is not guessed: its place is blank, what was read there is kept apart."""
    seen_words = [word.spelled(plain(word.text)) for word in words(seen, hand=hand)]
    made, taken = in_form(seen_words, first=True)
    assert told(made) == right
    assert told(taken) == out


def test_number_and_date_on_one_line():
    left = words("Số: {2 /KH-ĐHTĐ", hand="{2")
    right = words("Cần Thơ, ngày=) S tháng 10 năm 2025", hand="=)")
    moved = [word._replace(edges=tuple(x + 600 for x in word.edges)) for word in right]
    made, _ = in_form([*left, *moved], first=True)
    assert told(made) == "Số: /KH-ĐHTĐ Cần Thơ, ngày tháng 10 năm 2025"


@pytest.mark.parametrize(
    ("higher", "lower", "uneven", "right"),
    [
        (0, 0, 0, "18"),
        (0, 4, 0, "18"),  # below the line, as a program put it there
        (5, -4, 0, "18"),  # in a larger size, above the line
        (8, 0, 0, ""),  # too large
        (0, 8, 0, ""),  # too low
        (5, 2, 3, ""),  # as a pen writes: no figure as high as the other
        (0, 4, 3, ""),
    ],
)
def test_a_day_that_was_filled_in_is_print(higher, lower, uneven, right):
    line = words("Vũng Tàu, ngày 18 tháng 3 năm 2025")
    (at,) = (place for place, word in enumerate(line) if word.text == "18")
    day = line[at]
    bottoms = (day.bottoms[0] + lower, day.bottoms[1] + lower + uneven)
    tops = tuple(top + lower - higher for top in day.tops)
    line[at] = day._replace(tops=tops, bottoms=bottoms)
    made, taken = in_form(line, first=True)
    assert told(made) == " ".join(f"Vũng Tàu, ngày {right} tháng 3 năm 2025".split())
    assert told(taken) == ("" if right else "18")


def test_a_line_of_the_text_is_no_letterhead():
    text = "Hà Nội, ngày {O0 tháng 10 năm 2017"
    made, taken = in_form(words(text), first=False)
    assert told(made) == text
    assert taken == []


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("1 1.1 1/2 1:3 2 2.1 2.2 25 2.4", "1 1.1 1.2 1.3 2 2.1 2.2 2.3 2.4"),
        ("3.3 3.4 a b € d 35 4 41 4.2", "3.3 3.4 a b c d 3.5 4 4.1 4.2"),
        ("I 1 2 Il 1 2 III", "I 1 2 II 1 2 III"),
        ("01 02 o3 04", "01 02 03 04"),
        ("1 2 4 5", "1 2 4 5"),  # what the plan skips stays skipped
        ("1 2 2 3", "1 2 2 3"),  # and what it says twice is said twice
        # 4 and k are left as they were read, and what they stand under goes on
        (
            "I 1 II 1 III 1 IV 1 V 1 VI 4 k 6 VM 1 VHI 1 IX",
            "I 1 II 1 III 1 IV 1 V 1 VI 4 k 6 VII 1 VIII 1 IX",
        ),
        ("1 2 3 4 b 6 7", "1 2 3 4 5 6 7"),
        ("1 2 3 4 b) 6 7", "1 2 3 4 5 6 7"),  # the bracket was read with it
        ("1 2 a b 3 a b c", "1 2 a b 3 a b c"),
        ('X 1 2 XI 1 2 x” 1 2 xI" 1 2 XIV 1', "X 1 2 XI 1 2 XII 1 2 XIII 1 2 XIV 1"),
        ("I 1 2 II 1 2 IH a 1 IV 1", "I 1 2 II 1 2 III a 1 IV 1"),  # no a is a IV
        ("Ban Tổ Đội Hội", "Ban Tổ Đội Hội"),
    ],
)
def test_numbers_of_rows(seen, right):
    assert counted(seen.split()) == right.split()


@pytest.mark.parametrize(
    ("seen", "also", "right"),
    [
        ("3.4 d b € d 4", {1: "a"}, "3.4 a b c d 4"),
        ("3.4 a b 6 d 4", {3: "C"}, "3.4 a b c d 4"),
        ("3 4 4.1 4.2 h) 5.1 5.2", {4: "5"}, "3 4 4.1 4.2 5 5.1 5.2"),
        ("1 2 2 3", {1: "7"}, "1 2 2 3"),
        ("1 a b d", {3: "9"}, "1 a b d"),  # nothing that was read is a c
    ],
)
def test_numbers_of_rows_looked_at_again(seen, also, right):
    others = [(also[at],) if at in also else () for at in range(len(seen.split()))]
    assert counted(seen.split(), others) == right.split()


@pytest.mark.parametrize(
    ("seen", "right"),
    [
        ("I. I. 2. a) b) €) 2. IH. 1. 2. IV. 1.", "I 1 2 a b c 2 II 1 2 IV 1"),
        ("1. 2. 3. 4. 5. 5.1. $.2. 3.3. 6. 7.", "1 2 3 4 5 5.1 5.2 5.3 6 7"),
        ("1. 1.1. 1.2. 2. 2.1. 3. 3.1.", "1 1.1 1.2 2 2.1 3 3.1"),
        ("I. 1. a) b) e) 2. II. 1. 2. TH. 1. 2.", "I 1 a b c 2 II 1 2 III 1 2"),
        ("1. IH. 1. 2. 3. II. 1. 2. 3. IV.", "I II 1 2 3 III 1 2 3 IV"),
        ("I. HH. 1. 2. 3. III. 1. 2. IV.", "I II 1 2 3 III 1 2 IV"),
        ("I. 1. 2. II. 1. 2. 3. III. 1. 2.", "I 1 2 II 1 2 3 III 1 2"),
        ("I. 1. 2. 2. 3. II.", "I 1 2 2 3 II"),
        ("1. 2. 3. 4. Š, 6. 7.", "1 2 3 4 5 6 7"),
        ("I. II. IV. V.", "I II IV V"),
        ("1. a) b) c) d) 3) e) g) 2. a) b)", "1 a b c d đ e g 2 a b"),
        ("1. a) b) c©) d) đ) 2. a) b) D) d)", "1 a b c d đ 2 a b c d"),
        ("1. a) b) c) d) ở) e) 2.", "1 a b c d đ e 2"),
        ("6. 7. §. 9. 10.", "6 7 8 9 10"),
        ("1. 2. a) b) 3. 4.", "1 2 a b 3 4"),
        ("1. 1) 2) 3) 2. 1) 2) 3)", "1 1 2 3 2 1 2 3"),  # figures in brackets are what they are
    ],
)
def test_numbers_of_headings(seen, right):
    made = numbered([(one[:-1], one[-1]) for one in seen.split()])
    assert [number for number, _ in made] == right.split()


def test_a_point_that_was_lost_is_put_back():
    seen = [("I", ".,"), ("II", "."), ("HI", "-"), ("IV", ","), ("V", ",."), ("VIIL", "")]
    right = ["I.", "II.", "III.", "IV.", "V.", "VIIL"]  # VI is not there: it cannot be told
    assert ["".join(one) for one in numbered(seen)] == right
