"""What is said in English where it arises, in both languages: reasons, diagnostics, issues, cycles.

``reason("the day of issue is blank")`` is ``Said(vi="ngày ban hành còn trống", en=…)``. The English sentence is met
by its pattern in ``remarks.toml`` and its gaps are carried over; one that is not there is not shown in English on a
Vietnamese page, but told in a word (``other``).
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from pipeline.site.wording import Said
from schemas.diagnostics import Code

_WITH_DIAGNOSTIC = re.compile(
    r"(?P<what>.+?) \((?P<code>[A-Z]{3}\d{3}): (?P<message>.+)\)", re.DOTALL
)
_FREQUENCIES = {
    "DAILY": Said("hằng ngày", "daily"),
    "WEEKLY": Said("hằng tuần", "weekly"),
    "MONTHLY": Said("hằng tháng", "monthly"),
    "YEARLY": Said("hằng năm", "yearly"),
}
_STEPS = {
    ("MONTHLY", 3): Said("hằng quý", "quarterly"),
    ("MONTHLY", 6): Said("6 tháng một lần", "every 6 months"),
}
_UNITS = {
    "DAILY": Said("ngày", "days"),
    "WEEKLY": Said("tuần", "weeks"),
    "MONTHLY": Said("tháng", "months"),
    "YEARLY": Said("năm", "years"),
}
_WEEKDAYS = {
    "MO": Said("thứ Hai", "Monday"),
    "TU": Said("thứ Ba", "Tuesday"),
    "WE": Said("thứ Tư", "Wednesday"),
    "TH": Said("thứ Năm", "Thursday"),
    "FR": Said("thứ Sáu", "Friday"),
    "SA": Said("thứ Bảy", "Saturday"),
    "SU": Said("Chủ nhật", "Sunday"),
}
_WORKDAYS = "MO,TU,WE,TH,FR"


def reason(text: str) -> Said:
    """Why a rule cannot be decided."""
    both = _WITH_DIAGNOSTIC.fullmatch(text)
    if both is not None:
        why, how = reason(both["what"]), diagnostic(both["code"], both["message"])
        return Said(f"{why.vi} ({both['code']}: {how.vi})", text)
    return Said(_met("reasons", text) or _table()["other"]["reason"], text)


def trouble(text: str) -> Said:
    """Why a table cannot be read."""
    return Said(_met("troubles", text) or _table()["other"]["trouble"], text)


def diagnostic(code: str, message: str) -> Said:
    """A diagnostic of the reading, by the English words of its catalogue."""
    vi = _table()["diagnostics"].get(code)
    told = next((one.value[3] for one in Code if one.value[0] == code), None)
    gaps = _gaps(told, message) if vi is not None and told is not None else None
    return Said(_table()["other"]["diagnostic"] if gaps is None else _filled(vi, gaps), message)


def issue(name: str) -> Said:
    """What is inferred, repaired or missing in a value: ``no_date``."""
    return Said(**_table()["issues"].get(name, _table()["issues"]["other"]))


def unread(code: str | None, message: str | None) -> Said:
    """Why a file was not read."""
    if message is None:
        return Said("", "")
    return Said(_table()["unread"].get(code or "", _table()["other"]["unread"]), message)


def cycle(rule: str) -> Said:
    """A recurrence in words: ``FREQ=MONTHLY;BYMONTHDAY=15`` is hằng tháng, ngày 15."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    told = [_how_often(parts), *_when(parts)]
    return Said(", ".join(one.vi for one in told), ", ".join(one.en for one in told))


def _how_often(parts: dict[str, str]) -> Said:
    frequency, step = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1"))
    if frequency not in _FREQUENCIES:
        return Said("định kỳ", "recurring")
    if step == 1:
        return _FREQUENCIES[frequency]
    unit = _UNITS[frequency]
    usual = Said(f"{step} {unit.vi} một lần", f"every {step} {unit.en}")
    return _STEPS.get((frequency, step), usual)


def _when(parts: dict[str, str]) -> list[Said]:
    found = []
    last = parts.get("BYSETPOS") == "-1"
    if parts.get("BYDAY") == _WORKDAYS and last:
        found.append(Said("ngày làm việc cuối cùng", "the last working day"))
    elif "BYDAY" in parts:
        days = [_WEEKDAYS.get(one[-2:], Said(one, one)) for one in parts["BYDAY"].split(",")]
        found.append(Said(", ".join(d.vi for d in days), ", ".join(d.en for d in days)))
    if "BYMONTHDAY" in parts:
        number = parts["BYMONTHDAY"]
        ends = number == "-1"
        found.append(
            Said("ngày cuối tháng", "the last day")
            if ends
            else Said(f"ngày {number}", f"day {number}")
        )
    if "BYMONTH" in parts:
        months = parts["BYMONTH"].replace(",", ", ")
        found.append(Said(f"tháng {months}", f"month {months}"))
    return found


@cache
def _table() -> dict[str, Any]:
    text = files("pipeline.site").joinpath("remarks.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _met(table: str, text: str) -> str | None:
    for pair in _table()[table]:
        gaps = _gaps(pair["en"], text)
        if gaps is not None:
            return _filled(pair["vi"], gaps)
    return None


def _filled(vi: str, gaps: dict[str, str]) -> str:
    """``{issue:issues}`` is a gap that is told in words itself."""
    pieces = []
    for before, name, spec, _ in Formatter().parse(vi):
        pieces.append(before)
        if name is not None:
            pieces.append(issue(gaps[name]).vi if spec == "issues" else gaps[name])
    return "".join(pieces)


def _gaps(template: str, text: str) -> dict[str, str] | None:
    found = _pattern(template).fullmatch(text)
    return None if found is None else found.groupdict()


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A sentence with gaps; one that stands in it twice is the same words twice."""
    pieces, seen = [], set()
    for before, name, _, _ in Formatter().parse(template):
        pieces.append(re.escape(before))
        if name is not None:
            pieces.append(f"(?P={name})" if name in seen else f"(?P<{name}>.+?)")
            seen.add(name)
    return re.compile("".join(pieces), re.DOTALL)
