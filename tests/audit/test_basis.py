"""What a plan may be held to is what was in force when it was issued."""

from datetime import date

import pytest

from pipeline.audit import RULES, audit
from pipeline.audit.basis import in_force, is_asked
from pipeline.audit.dossier import Dossier
from tests.audit.cases import cases_of, plan_of

ND30 = "Nghị định 30/2020/NĐ-CP"
OF_ND30 = [rule for rule in RULES if ND30 in (rule.legal_basis or "")]
TT01 = "Thông tư 01/2011/TT-BNV, Điều "
SAME = {
    "R001": TT01 + "8", "R002": TT01 + "8", "R003": TT01 + "9", "R004": TT01 + "9", "R005": TT01 + "8",
    "R006": TT01 + "7", "R007": TT01 + "8", "R008": TT01 + "10", "R009": TT01 + "12", "R010": TT01 + "14",
    "R011": TT01 + "8 và Điều 9", "R302": TT01 + "11", "R304": TT01 + "11", "R307": TT01 + "11", "R309": TT01 + "8",
}  # fmt: skip
"""Rules that the circular of 2011 asked for as well."""
CONTRADICTIONS = {"R013", "R301", "R303", "R306", "R310"}
"""Two values that cannot both be right, whatever asks for them."""
NEW = {"R014", "R308"}


def faulty(code, day):
    """A plan that breaks the rule, as one of that day: what its date line leaves blank stays blank."""
    case = next(case for case in cases_of(code) if case["verdict"] == "fail")
    plan = plan_of(case)
    told = {"issued_year": day.year, "issued_on": day if plan.issued_on else None}
    return plan.model_copy(update=told)


def found(code, day):
    return [one for one in audit(faulty(code, day), on=date(2026, 1, 1)) if one.rule == code]


def test_every_rule_of_the_decree_is_looked_at_here():
    assert {rule.code for rule in OF_ND30} == {*SAME, *CONTRADICTIONS, *NEW}


@pytest.mark.parametrize("rule", OF_ND30, ids=lambda rule: rule.code)
@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_before_the_decree(rule, year):
    findings = found(rule.code, date(year, 10, 17))
    assert bool(findings) == (rule.code not in NEW)
    assert {one.verdict.value for one in findings} <= {"fail"}
    assert {one.legal_basis for one in findings} <= {SAME.get(rule.code)}


@pytest.mark.parametrize("rule", OF_ND30, ids=lambda rule: rule.code)
def test_since_the_decree(rule):
    findings = found(rule.code, date(2021, 10, 17))
    assert {one.legal_basis for one in findings} == {rule.legal_basis}
    assert ND30 in rule.legal_basis


@pytest.mark.parametrize(
    ("date_line", "asked"),
    [
        ("ngày 04 tháng 3 năm 2020", False),
        ("ngày 05 tháng 3 năm 2020", True),
        ("ngày    tháng    năm 2020", None),
        ("ngày    tháng    năm 2019", False),
        ("ngày    tháng    năm 2021", True),
    ],
)
def test_the_day_a_decree_comes_in(date_line, asked):
    dossier = Dossier(plan_of({"change": {"date": f"Thủy Nguyên, {date_line}"}}))
    assert in_force(ND30, dossier) is asked
    new, old = (next(one for one in RULES if one.code == code) for code in ("R308", "R008"))
    assert is_asked(new, dossier) is asked
    assert is_asked(old, dossier) is True
