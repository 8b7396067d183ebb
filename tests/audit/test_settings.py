"""The settings file, and what is said when it is wrong."""

from datetime import date

import pytest

from pipeline.audit import AuditSettings, audit
from pipeline.audit.settings import BadSettings, read_settings
from tests.audit.cases import plan_of

BLANK = {"change": {"number": "Số:      /KH-UBND", "recipients": None}}


def settings_of(tmp_path, text):
    file = tmp_path / "plans.toml"
    file.write_text(text, encoding="utf-8")
    return read_settings(file)


def test_severity_and_rules_off(tmp_path):
    settings = settings_of(tmp_path, '[audit]\noff = ["R01*"]\n[audit.severity]\nR001 = "info"\n')
    found = audit(plan_of(BLANK), on=date(2023, 3, 1), settings=settings)
    assert [(one.rule, one.severity) for one in found] == [("R001", "info")]


def test_everything_is_optional(tmp_path):
    assert settings_of(tmp_path, "") == AuditSettings()
    assert settings_of(tmp_path, '[audit]\ndeadline_reading = "lenient"\n').strict is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[audit\n", "is no TOML"),
        ("[audits]\n", "unknown table [audits]"),
        ("audit = 3\n", "must be a table"),
        ("[audit]\nof = []\n", "unknown key of in [audit]; did you mean off?"),
        ('[audit]\noff = ["R999"]\n', "no rule R999"),
        ('[audit]\noff = ["R9*"]\n', "no rule R9*"),
        ('[audit.severity]\nR0O1 = "info"\n', "no rule R0O1; did you mean R"),
        ('[audit.severity]\nR001 = "fatal"\n', "audit.severity.R001"),
        ('[audit]\ndeadline_reading = "loose"\n', "audit.deadline_reading"),
        ('[audit]\noff = "R001"\n', "audit.off"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path, text, words):
    with pytest.raises(BadSettings) as error:
        settings_of(tmp_path, text)
    assert words in str(error.value)
    assert "plans.toml" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadSettings, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
