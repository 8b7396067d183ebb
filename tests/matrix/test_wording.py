"""What is left of a task's wording."""

import pytest

from pipeline.matrix.wording import Own, Wordings
from tests.matrix.generated import plan_of

OWN = Own.of(plan_of("huyện Mẫu Lĩnh"))
PLANS = [
    "Kế hoạch cải cách hành chính",
    "Tuyên truyền cải cách hành chính",
    "Kế hoạch CCHC",
    "Cán bộ, công chức, viên chức",
]


@pytest.mark.parametrize(
    ("text", "words", "numbers"),
    [
        ("Tham mưu UBND huyện Mẫu Lĩnh ban hành Kế hoạch CCHC năm 2024", "kế hoạch cải cách hành chính", ""),
        ("Xây dựng và ban hành Kế hoạch cải cách hành chính năm 2024.", "kế hoạch cải cách hành chính", ""),
        ("Xây dựng mô hình dân vận khéo", "xây dựng mô hình dân vận khéo", ""),
        ("Báo cáo cải cách hành chính quý II", "báo cáo cải cách hành chính quí", "ii"),
        ("Tiếp công dân định kỳ, giải quyết đơn thư", "tiếp công dân định kì giải quyết đơn thư", ""),
        ("Tổ chức Ngày Pháp luật 09/11", "pháp luật", "9 11"),
        ("Thực hiện Nghị định số 29/2023/NĐ-CP", "nghị định nđ cp", "29 2023"),
        ("Uỷ ban nhân dân huyện Mẫu Lĩnh kiểm tra", "kiểm tra", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_tells(text, words, numbers):
    told = Wordings(PLANS).of(text, OWN)
    assert " ".join(told.words) == words
    assert told.numbers == frozenset(numbers.split())


def test_an_abbreviation_nobody_writes_out_stays():
    assert Wordings(PLANS).of("Kế hoạch PCTT", OWN).words == ("kế", "hoạch", "pctt")


def test_an_abbreviation_of_two_wordings_stays():
    plans = [
        "cải cách hành chính",
        "cải cách hành chính",
        "công chức hành chánh",
        "công chức hành chánh",
    ]
    assert "cchc" in Wordings([*plans, "CCHC"]).of("CCHC", OWN).words
