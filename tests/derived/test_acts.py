"""The table ``acts``: each act once, with what the list of acts knows."""

from datetime import date

import pytest

from pipeline.derived.acts import acts_of
from tests.audit.cases import plan_of


def acts(*recitals, **parts):
    plan = plan_of({"change": {"preamble": list(recitals), **parts}})
    return plan, {one.number or one.title: one for one in acts_of(plan)}


def test_a_law_in_the_list_has_its_days_and_who_followed_it():
    _, found = acts("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;")
    one = found["77/2015/QH13"]
    assert (one.title, one.issued_on) == ("Tổ chức chính quyền địa phương", date(2015, 6, 19))
    assert (one.in_force_from, one.in_force_until) == (date(2016, 1, 1), date(2025, 2, 28))
    assert (one.replaced_by, one.known_from) == ("vn:tw:luat:65/2025/qh15", "reference")


def test_of_other_acts_the_print_alone_tells():
    _, found = acts(
        "Căn cứ Quyết định số 62/QĐ-UBND ngày 03/01/2023 của UBND thành phố về công tác dân vận;"
    )
    one = found["62/QĐ-UBND"]
    assert (one.type, one.issued_on, one.known_from) == ("quyet-dinh", date(2023, 1, 3), "print")
    assert (one.in_force_from, one.in_force_until, one.replaced_by) == (None, None, None)


def test_an_effect_that_nobody_checked_is_not_told():
    _, found = acts(
        "Căn cứ Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007 về thực hiện dân chủ ở xã;"
    )
    known = [one for one in found.values() if one.known_from == "reference"]
    assert all(one.in_force_from is None or one.in_force_from > one.issued_on for one in known)


@pytest.mark.parametrize("times", [1, 3])
def test_an_act_is_one_row_however_often_it_is_cited(times):
    recital = "Căn cứ Quyết định số 62/QĐ-UBND ngày 03/01/2023 của UBND thành phố;"
    plan, found = acts(*[recital] * times)
    assert found["62/QĐ-UBND"].mentions == times
    assert {one.key for one in acts_of(plan)} == {
        one.key for one in plan.citations if one.key and not one.is_self_reference
    }
