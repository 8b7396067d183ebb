"""A deadline on one line, for tables of (text, expected)."""

from datetime import date

from schemas.mentions import Deadline


def shown(deadline: Deadline) -> str:
    """``by_date before ..2023-06-05 last 2023-06-04 day explicit``: only what is said."""
    d = deadline
    words: list[str] = [d.kind.value]
    words += [d.op.value] if d.op else []
    if d.start or d.end:
        words.append(f"{_day(d.start)}..{_day(d.end)}")
    if d.last_day_ok:
        words.append(f"last {_day(d.last_day_ok)}")
    if d.at:
        words.append(f"at {d.at:%H:%M}")
    words += [f"[{_day(i.start)}..{_day(i.end)}]" for i in d.intervals]
    if d.rrule:
        words.append(d.rrule)
    if d.offset:
        o = d.offset
        words.append(f"{o.n} {o.unit} {o.direction} <{o.event or ''}>")
    if d.throughout is not None:
        words.append("throughout" if d.throughout else "within")
    words += [w for w in ("open_ended", "conditional", "covers") if getattr(d, w)]
    words += [d.precision.value] if d.precision else []
    if d.label:
        words.append(f"of <{d.label}>")
    if d.year_source.value != "none":
        words.append(d.year_source.value)
    return " ".join([*words, *(f"!{issue}" for issue in d.issues)])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
