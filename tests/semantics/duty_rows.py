"""A duty on one line, for tables of (text, expected)."""

from schemas.mentions import Deadline, Duty


def shown(duty: Duty) -> str:
    """``one_off <Các phòng> to <UBND huyện> via <Phòng Nội vụ> by 2023-06-05``: only what is said."""
    by = [_when(d) for d in duty.deadlines if not d.covers]
    covers = [_when(d) for d in duty.deadlines if d.covers]
    words = [
        duty.kind.value,
        " ".join(f"<{name}>" for name in duty.reporters),
        f"to <{duty.recipient}>" if duty.recipient else "",
        f"via <{duty.via}>" if duty.via else "",
        f"how <{duty.method}>" if duty.method else "",
        f"by {', '.join(by)}" if by else "",
        f"covers {', '.join(covers)}" if covers else "",
        f"closing <{duty.data_closing}>" if duty.data_closing else "",
    ]
    return " ".join(word for word in words if word)


def _when(one: Deadline) -> str:
    if one.rrule:
        return one.rrule.removeprefix("FREQ=")
    if one.start and one.end:
        return f"{one.start}..{one.end}"
    day = one.end or one.start
    return day.isoformat() if day else f"[{one.condition or one.raw}]"
