"""What a finding is known by from one audit to the next, and findings that were there before (baseline).

A fingerprint is made of the plan, the rule, the place and the printed words, so that it stays when another finding
comes or goes; only findings alike in all of these are told apart by their order.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from parsers.keys import match_key
from pipeline.audit.run import Audited, NotAudited
from pipeline.audit.settings import BadSettings
from schemas.findings import Finding

_LENGTH = 16


def fingerprints(one: Audited) -> tuple[str, ...]:
    """The fingerprints of a plan's findings, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    return tuple(_next(_parts(one.label.document_id, finding), seen) for finding in one.findings)


def _parts(document_id: str, finding: Finding) -> tuple[str, ...]:
    plan = finding.plan_key or document_id
    where = (finding.container or "", finding.container_id or "")
    return plan, finding.rule, *where, match_key(finding.found or "")


def _next(parts: tuple[str, ...], seen: Counter[tuple[str, ...]]) -> str:
    seen[parts] += 1
    told = "\x1f".join((*parts, str(seen[parts])))
    return sha256(told.encode()).hexdigest()[:_LENGTH]


def read_baseline(file: Path) -> frozenset[str]:
    """The fingerprints in a file of ``plans audit --format json``. Raises ``BadSettings``."""
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
        return frozenset(str(row["fingerprint"]) for row in rows)
    except OSError as error:
        raise BadSettings(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise BadSettings(f"{file} is no output of `plans audit --format json`") from error


def since(
    audited: Iterable[Audited | NotAudited], known: frozenset[str]
) -> Iterator[Audited | NotAudited]:
    """Only the findings that a baseline does not hold."""
    for one in audited:
        if isinstance(one, NotAudited):
            yield one
            continue
        marks = zip(one.findings, fingerprints(one), strict=True)
        yield Audited(one.label, tuple(found for found, mark in marks if mark not in known))
