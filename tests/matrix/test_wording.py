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
        ("Báo cáo cải cách hành chính quý II", "báo cáo cải cách hành chính quí", "2"),
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
    assert Wordings(PLANS).of("Kế hoạch QWZT", OWN).words == ("kế", "hoạch", "qwzt")


def test_an_abbreviation_is_learnt_where_it_is_written_out():
    plans = ["Khu vực phòng thủ", "Diễn tập khu vực phòng thủ", "Diễn tập KVPT"]
    assert Wordings(plans).of("KVPT", OWN).words == ("khu", "vực", "phòng", "thủ")


def test_an_abbreviation_of_two_wordings_stays():
    plans = [
        "khu vực phòng thủ",
        "khu vực phòng thủ",
        "kho vật phẩm tốt",
        "kho vật phẩm tốt",
        "KVPT",
    ]
    assert Wordings(plans).of("KVPT", OWN).words == ("kvpt",)
