"""Heads of columns with one sign read amiss."""

import pytest

from parsers.layout.scan.heads import with_heads
from parsers.structure.columns import role_of
from schemas.vocabulary import Role
from tests.scans.words import words

R = Role


@pytest.mark.parametrize(
    ("seen", "right", "role"),
    [
        ("Thời glan", "Thời gian", R.TIME),
        ("Ihời gian thực hiện", "Thời gian thực hiện", R.TIME),
        ("THỜI GLAN", "THỜI GIAN", R.TIME),
        ("Nbiệm vụ", "Nhiệm vụ", R.TASK),
        ("Nhiệm yụ", "Nhiệm vụ", R.TASK),
        ("Nội dunq công việc", "Nội dung công việc", R.TASK),
        ("Cơ quan ehủ trì", "Cơ quan chủ trì", R.LEAD),
        ("Cơ quan chủ trl", "Cơ quan chủ trì", R.LEAD),
        ("Đơu vị chủ trì", "Đơn vị chủ trì", R.LEAD),
        ("Đơn vị pbối hợp", "Đơn vị phối hợp", R.COORDINATOR),
        ("Đơn vị tbực hiện", "Đơn vị thực hiện", R.LEAD),
        ("Sản pbẩm", "Sản phẩm", R.PRODUCT),
        ("Kết qnả", "Kết quả", R.PRODUCT),
        ("Kinh phl (đồng)", "Kinh phí (đồng)", R.BUDGET),
        ("(Kinb phí)", "(Kinh phí)", R.BUDGET),
        ("Ghi cbú", "Ghi chú", R.NOTE),
        # marks alone are nothing to the roles, and two signs are too many
        ("Cơ quan chù trì", "Cơ quan chù trì", R.LEAD),
        ("Tbời glan", "Tbời glan", R.OTHER),
        # other words that are as near
        ("Công viên", "Công viên", R.OTHER),
        ("Nội dung", "Nội dung", R.TASK),
        ("Khoa Công nghệ", "Khoa Công nghệ", R.OTHER),
    ],
)
def test_heads_of_columns(seen, right, role):
    told = " ".join(word.text for word in with_heads(words(seen)))
    assert told == right
    assert role_of(told) is role


def test_what_was_read_is_kept_beside():
    (_, word) = with_heads(words("Thời glan"))
    assert "".join(word.raw) == "glan"


def test_a_word_read_in_doubt_is_put_right_though_it_is_one():
    (_, word) = with_heads(words("Phối bợp", sure=0.5))
    assert word.text == "hợp"
