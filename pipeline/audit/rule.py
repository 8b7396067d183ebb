"""A rule: what it asks for, why, and the pure function that looks for breaches.

Enter a ``Dossier`` (one plan, its rows put together), leave ``Hit`` values, one a place. Whether a hit
is the plan's fault or our blindness is decided afterwards and for all rules alike
(``pipeline.audit.doubt``): a check says only what it saw, whether it missed something (``absent``) and
which facts it had to do without (``unsure``).

A rule's module docstring is its reference: ``Rule.of`` takes code, name, title, condition, legal basis
and examples from it, and ``docs/rules.md`` prints the same words. ``Legal basis: Nghị định 30/2020/NĐ-CP, Điều 15; before it Thông
tư 01/2011/TT-BNV, Điều 8.`` names what asked for the same before the decree.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pipeline.audit.dossier import Dossier
from schemas.diagnostics import Severity
from schemas.plan import Citation, Deadline, Evidence
from schemas.vocabulary import ContainerKind

_HEAD = re.compile(r"(?P<code>R\d{3}) (?P<name>[a-z0-9-]+): (?P<title>.+?) \((?P<vi>[^()]+)\)\.")
GOOD_PRACTICE = "good practice"
_BEFORE = "; before it "
_PARTS = ("Condition", "Legal basis", "Bad", "Good")


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach, or one place where the rule cannot be decided."""

    container: ContainerKind | None = None
    container_id: str | None = None
    evidence: Evidence | None = None
    found: str | None = None
    """The printed words."""
    gaps: Mapping[str, str] = field(default_factory=dict)
    """What fills the ``{gaps}`` of the rule's two messages."""
    absent: bool = False
    """Something is missing: it may stand in text we could not read."""
    clause: Evidence | None = None
    """The words among which it would stand, where no others come into question: read surely, they miss nothing."""
    stamped: str = ""
    """What is missing is filled in when the plan is signed, by its name: serial, issued_on, signature."""
    letters: bool = False
    """The hit hangs on single letters or digits: a repair or an old encoding spoils it."""
    repaired: tuple[str, ...] = ()
    """Issues of the item it stands on (``ocr_repair``, ``lost_hyphen``)."""
    unsure: str | None = None
    """A fact the plan does not give, so that nothing can be decided: no day of issue."""
    severity: Severity | None = None
    """Where it differs from the rule's own: information only in a draft."""

    @classmethod
    def on(
        cls,
        item: Citation | Deadline,
        *,
        gaps: Mapping[str, str] | None = None,
        absent: bool = False,
        repaired: tuple[str, ...] | None = None,
        clause: Evidence | None = None,
        unsure: str | None = None,
        severity: Severity | None = None,
    ) -> "Hit":
        """A hit on the words of a citation or a time: it hangs on their letters, and on what was
        repaired in them. ``repaired``: when others were compared with it, their issues too.
        """
        return cls(
            item.container,
            item.container_id,
            item.evidence,
            item.raw,
            gaps=gaps or {},
            absent=absent,
            clause=clause,
            letters=True,
            repaired=item.issues if repaired is None else repaired,
            unsure=unsure,
            severity=severity,
        )


Check: TypeAlias = Callable[[Dossier], Iterable[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue."""

    code: str
    name: str
    title: str
    title_vi: str
    condition: str
    legal_basis: str | None
    """None where good practice alone asks for it."""
    before: str | None
    """What asked for it before the decree of ``legal_basis``: an older act, or good practice. None where the
    decree was the first to ask, or where no decree does.
    """
    bad: str
    good: str
    severity: Severity
    check: Check
    message: str
    message_vi: str

    @classmethod
    def of(
        cls, doc: str | None, severity: Severity, check: Check, *, message: str, message_vi: str
    ) -> "Rule":
        """The rule a module's docstring tells of. Raises ``ValueError`` when a part is missing."""
        text = doc or ""
        head = _HEAD.match(text)
        if head is None:
            raise ValueError(f"not the head of a rule: {text.splitlines()[:1]}")
        parts = {name: _part(text, name) for name in _PARTS}
        basis, _, before = parts["Legal basis"].partition(_BEFORE)
        return cls(
            code=head["code"],
            name=head["name"],
            title=" ".join(head["title"].split()),
            title_vi=head["vi"],
            condition=parts["Condition"],
            legal_basis=None if basis.startswith(GOOD_PRACTICE) else basis,
            before=before or None,
            bad=parts["Bad"],
            good=parts["Good"],
            severity=severity,
            check=check,
            message=message,
            message_vi=message_vi,
        )


def _part(text: str, name: str) -> str:
    """``Condition: …`` up to the next part, without its final full stop in the basis."""
    following = "|".join(_PARTS)
    match = re.search(rf"^{name}: (.+?)(?=^(?:{following}): |\Z)", text, re.MULTILINE | re.DOTALL)
    if match is None:
        raise ValueError(f"{text[:4]}: its docstring lacks the part {name}")
    told = " ".join(match[1].split())
    return told.removesuffix(".") if name == "Legal basis" else told
