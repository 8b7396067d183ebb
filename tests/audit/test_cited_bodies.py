"""R306: when two issuers as printed are one body."""

from types import SimpleNamespace

import pytest

from pipeline.audit.rules.r306_cited_twice_differently import _same_body


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ủy ban nhân dân tỉnh Nghệ An", "Ủy ban nhân dân tỉnh", True),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã Khe Sát", True),
        ("Ủy ban nhân dân huyện An Mẫu", "Ủy ban nhân dân huyện Bình Mẫu", False),
        ("Sở Y tế", "Sở Y tế và Sở Nội vụ", False),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", True),
    ],
)
def test_one_body(first, second, same):
    cited = [SimpleNamespace(issuer=name, number="1/KH-UBND") for name in (first, second)]
    assert _same_body(*cited) is same
