"""Every rule on its cases, and the catalogue as a whole."""

from collections import Counter
from datetime import date

import pytest

from pipeline.audit import RULES, AuditSettings, audit
from tests.audit.cases import HERE, cases_of, plan_of

ON = date(2023, 3, 1)
LEAST = {"fail": 2, "pass": 2, "not_evaluable": 1}
FILES = sorted(file.stem for file in (HERE / "cases").glob("*.yaml"))
CASES = [
    pytest.param(code, case, id=f"{code}: {case['name']}")
    for code in FILES
    for case in cases_of(code)
]


def test_the_clean_plan_is_clean():
    assert audit(plan_of({}), on=ON) == ()


@pytest.mark.parametrize(("code", "case"), CASES)
def test_case(code, case):
    settings = AuditSettings(deadline_reading="lenient" if case.get("lenient") else "strict")
    found = [one for one in audit(plan_of(case), on=ON, settings=settings) if one.rule == code]
    wanted = set() if case["verdict"] == "pass" else {case["verdict"]}
    assert {one.verdict.value for one in found} == wanted, [one.reason for one in found]
    if "found" in case:
        assert [one.found for one in found] == case["found"]
    if "where" in case:
        assert [one.container_id for one in found] == case["where"]
    for words in case.get("says", ()):
        assert all(words in said for one in found for said in (one.message, one.message_vi))
    if "severity" in case:
        assert {one.severity.value for one in found} == {case["severity"]}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_its_cases(rule):
    assert rule.code in FILES
    counts = Counter(case["verdict"] for case in cases_of(rule.code))
    short = {
        verdict: counts[verdict] for verdict, least in LEAST.items() if counts[verdict] < least
    }
    assert not short, f"{rule.code} needs {LEAST}"


def test_the_catalogue_is_in_order_and_complete():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert set(FILES) == set(codes)
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.check.__module__.startswith(f"pipeline.audit.rules.{rule.code.lower()}_")
        assert all(
            (rule.title, rule.title_vi, rule.condition, rule.bad, rule.good, rule.message_vi)
        )
