"""R405 count-and-list: a stated number of items is not what is listed (số lượng nêu ra khác số mục liệt kê).

Condition: the words that lead a list in give its number (``gồm 10 mục tiêu sau:``), the list right under them is
numbered from its first to its last without a break, and has more or fewer items. A list that differs by more
than a third may be another one and is passed over, as are lists without numbers.
Legal basis: good practice.
Bad: Phấn đấu hoàn thành 05 mục tiêu sau: 1. …; 2. …; 3. …; 4. …
Good: Phấn đấu hoàn thành 04 mục tiêu sau: 1. …; 2. …; 3. …; 4. …
"""

from collections.abc import Iterator

from parsers.semantics.wording import count_stated
from parsers.structure.counting import value_of
from pipeline.audit.dossier import Dossier
from pipeline.audit.rule import Hit, Rule
from schemas.diagnostics import Severity
from schemas.plan import Section
from schemas.vocabulary import ContainerKind

_AUTOMATIC = "the numbers are Word's automatic ones, which we may have read otherwise"


def check(dossier: Dossier) -> Iterator[Hit]:
    children: dict[str, list[Section]] = {}
    for section in dossier.plan.sections:
        children.setdefault(section.parent_id or "", []).append(section)
    for section in dossier.plan.sections:
        listed = children.get(section.section_id, [])
        stated = _stated(section)
        if stated is None or not _is_run(listed):
            continue
        off = abs(stated - len(listed))
        if off and off * 3 <= stated:
            yield Hit(
                ContainerKind.SECTION,
                section.section_id,
                section.evidence,
                (section.paragraphs or (section.title or "",))[-1],
                gaps={"stated": str(stated), "listed": str(len(listed))},
                absent=len(listed) < stated,
                letters=True,
                unsure=_AUTOMATIC if any(one.auto_numbered for one in listed) else None,
            )


def _stated(section: Section) -> int | None:
    """The number in the paragraph right before the list, else in the heading when nothing stands between."""
    if section.paragraphs:
        last = section.paragraphs[-1]
        return count_stated(last) if last.rstrip().endswith(":") else None
    return count_stated(section.title or "")


def _is_run(listed: list[Section]) -> bool:
    """``1. 2. 3.`` from the first on, none left out, none twice, of one kind."""
    values = [value_of(one.number) for one in listed]
    kinds = {value[0] for value in values if value is not None}
    numbers = [value[1] for value in values if value is not None]
    return len(kinds) == 1 and len(numbers) > 1 and numbers == list(range(1, len(values) + 1))


RULE = Rule.of(
    __doc__,
    Severity.WARNING,
    check,
    message="{stated} items are announced, {listed} are listed.",
    message_vi="Nêu {stated} mục nhưng liệt kê {listed} mục.",
)
