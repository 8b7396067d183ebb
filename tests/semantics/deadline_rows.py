"""A deadline on one line, for tables of (text, expected)."""

from datetime import date

from schemas.mentions import Deadline, Offset


def shown(deadline: Deadline) -> str:
    """``by_date before ..2023-06-05 last 2023-06-04 day explicit``: only what is said."""
    d = deadline
    words = [d.kind.value, d.op.value if d.op else ""]
    words.append(f"{_day(d.start)}..{_day(d.end)}" if d.start or d.end else "")
    words.append(f"last {_day(d.last_day_ok)}" if d.last_day_ok else "")
    words.append(f"at {d.at:%H:%M}" if d.at else "")
    words += [f"[{_day(i.start)}..{_day(i.end)}]" for i in d.intervals]
    words.append(d.rrule or "")
    words.append(_offset(d.offset) if d.offset else "")
    words.append({True: "throughout", False: "within", None: ""}[d.throughout])
    words += [w for w in ("open_ended", "conditional", "covers") if getattr(d, w)]
    words += [d.precision.value if d.precision else "", f"of <{d.label}>" if d.label else ""]
    words += [d.year_source.value if d.year_source.value != "none" else ""]
    words += [f"!{issue}" for issue in d.issues]
    return " ".join(word for word in words if word)


def _offset(offset: Offset) -> str:
    return f"{offset.n} {offset.unit} {offset.direction} <{offset.event or ''}>"


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
