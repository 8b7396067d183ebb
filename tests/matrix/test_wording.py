"""What is left of a task's wording."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from pipeline.matrix.lists import keyed
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
        ("Tiếp công dân định kỳ, giải quyết đơn thư", "tiếp công dân giải quyết khiếu nại tố cáo", ""),
        ("Tổ chức Ngày Pháp luật 09/11", "pháp luật", "9 11"),
        ("Thực hiện Nghị định số 29/2023/NĐ-CP", "", "29/2023/nđ-cp"),
        ("Phổ biến Luật số 36/2024/QH15, Nghị quyết 57-NQ/TW", "tuyên truyền", "36/2024/qh15 57-nq/tw"),
        ("Sơ kết sáu tháng đầu năm", "sơ kết tháng đầu năm", "6"),
        ("Trao quà cho các hộ dân, bà con", "tặng hộ gia đình người dân", ""),
        ("Môi trường, các trường học, cá nhân, điện tử", "môi trường trường học cá nhân điện tử", ""),
        ("Uỷ ban nhân dân huyện Mẫu Lĩnh kiểm tra", "kiểm tra", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_what_tells(text, words, numbers):
    told = Wordings(PLANS).of(text, OWN)
    assert " ".join(told.words) == words
    assert told.numbers == frozenset(numbers.split())


def test_an_abbreviation_nobody_writes_out_stays():
    assert Wordings(PLANS).of("Kế hoạch QWZT", OWN).words == ("kế hoạch", "qwzt")


def test_an_abbreviation_is_learnt_where_it_is_written_out():
    plans = ["Tổ quản trang thôn", "Gặp tổ quản trang thôn", "Gặp TQTT"]
    assert Wordings(plans).of("TQTT", OWN).words == ("tổ", "quản", "trang", "thôn")


def test_an_abbreviation_of_two_wordings_stays():
    plans = [
        "khu vực phòng thủ",
        "khu vực phòng thủ",
        "kho vật phẩm tốt",
        "kho vật phẩm tốt",
        "KVPT",
    ]
    assert Wordings(plans).of("KVPT", OWN).words == ("kvpt",)


@pytest.mark.parametrize(
    ("text", "head", "first", "details"),
    [
        ("Kế hoạch kiểm tra công vụ", "kế hoạch", "kiểm tra", ""),
        ("Lập, phê duyệt phương án cứu hộ", "phương án", "cứu hộ", ""),
        ("Tuyên truyền Kế hoạch kiểm tra", None, "tuyên truyền", ""),
        ("Công tác dân vận được tổng kết, đánh giá", "tổng kết", "tổng kết|đánh giá", ""),
        ("Rà soát, kiện toàn tổ hòa giải tại thôn", None, "rà soát|kiện toàn", "thôn"),
        ("Tập huấn kỹ năng số cho nông dân", None, "tập huấn", "nông dân"),
        ("Nông dân được tập huấn kỹ năng số", None, "tập huấn", ""),
        ("Trên đồng ruộng, thu gom vỏ thuốc", None, "thu gom", ""),
    ],
)
def test_what_is_done_and_what_is_detail(text, head, first, details):
    told = Wordings(PLANS).of(text, OWN)
    assert told.head == head
    assert told.first == frozenset(first.split("|"))
    assert told.details == frozenset(filter(None, details.split("|")))


def test_a_phrase_stands_in_one_line_of_the_words():
    """In two, one of them would be without effect."""
    text = files("pipeline.matrix").joinpath("words.toml").read_text("utf-8")
    told = tomllib.loads(text)
    acts, same = told["acts"], told["same"]
    lines = [*acts["lines"], *acts["heads"], *same["lines"]]
    lines += [[one] for one in (*same["whole"], *acts["mute"], *told["idle_phrases"])]
    stands = Counter(one for line in lines for one in {keyed(phrase) for phrase in line})
    assert [phrase for phrase, times in stands.items() if times > 1] == []
    assert set(acts["light"]) <= {line[0] for line in acts["lines"]}
