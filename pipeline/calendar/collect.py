"""The obligations of all plans of the tables, chosen by place and by who owes."""

from dataclasses import dataclass, field

from parsers.keys import ascii_key
from pipeline.calendar.obligations import Obligation, Owed, Undated, Window, obligations
from pipeline.record.papers import Papers
from pipeline.store.places import Place
from pipeline.store.renditions import Met, each_plan


@dataclass(frozen=True, slots=True)
class Choice:
    """Part of a name each, marks and case aside; None takes all."""

    province: str | None = None
    district: str | None = None
    who: str | None = None

    def takes(self, owed: Owed) -> bool:
        """District means the issuing unit below the province, whatever its level."""
        unit = " ".join(part for part in (owed.district, owed.commune, owed.issuer) if part)
        return (
            _within(self.province, owed.province or "")
            and _within(self.district, unit)
            and _within(self.who, "; ".join(owed.who))
        )


@dataclass
class Collected:
    """What all plans owe in a window."""

    dated: list[Obligation] = field(default_factory=list)
    undated: list[Undated] = field(default_factory=list)
    met: Met = field(default_factory=Met)


def collect(parsed: Place, window: Window, choice: Choice, *, strict: bool = True) -> Collected:
    """Read every plan once and keep what is owed in the window."""
    found = Collected()
    for plan in each_plan(parsed, found.met):
        for one in obligations(Papers(plan, strict=strict), window):
            if not choice.takes(one.owed):
                continue
            if isinstance(one, Obligation):
                found.dated.append(one)
            else:
                found.undated.append(one)
    found.dated.sort(key=lambda one: (one.due, one.uid))
    return found


def _within(wanted: str | None, name: str) -> bool:
    return wanted is None or ascii_key(wanted) in ascii_key(name)
