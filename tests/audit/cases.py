"""Plans for the cases of rules: one clean plan, and what a case changes in it.

The clean plan (``clean.yaml``) breaks no rule. A case of ``cases/R001.yaml`` names what it changes::

    - verdict: fail
      name: blank before the slash
      change: {number: "Số:      /KH-UBND"}
      found: ["Số: /KH-UBND"]

``change`` replaces whole parts of the clean plan: ``issuer``, ``number``, ``date``, ``type``, ``under``
(lines below the type: a bracket), ``under_number`` (``DỰ THẢO``), ``motto``, ``subject``, ``preamble``, ``body``
(headings begin with ``*``; a list of rows is a ruled table), ``table`` (rows of the task table, stands where
``[table]`` stands in the body), ``recipients``, ``signature``,
``annex`` (what follows the closing). ``add`` appends lines to ``body``; ``also_row`` appends rows to
``table``. A part set to null is left out.

The plan goes through the stages of the line from the layout on, so that a case tests what a reader of
the plan would see. ``said`` adds diagnostics by name (``{code: PAGE_WITHOUT_TEXT, page: 1}``), ``reader``
and ``confidence`` tell of OCR, ``lenient`` and ``notes`` … see ``plan_of``.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from parsers.semantics.stage import annotate
from parsers.structure import outline
from pipeline.record.assemble import assemble
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import SourceInfo
from schemas.plan import Plan
from tests.builders.source import source_of

HERE = Path(__file__).parent
MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n*Độc lập - Tự do - Hạnh phúc"
TABLE = "[table]"
NEVER_READ = {"UNREAD": Code.PAGE_WITHOUT_TEXT, "REPAIRED": Code.GLYPH_NUMBERS}


@cache
def clean() -> dict[str, Any]:
    """Parts of the clean plan."""
    return yaml.safe_load((HERE / "clean.yaml").read_text(encoding="utf-8"))


def cases_of(code: str) -> list[dict[str, Any]]:
    return yaml.safe_load((HERE / "cases" / f"{code}.yaml").read_text(encoding="utf-8"))


def plan_of(case: dict[str, Any]) -> Plan:
    """The plan a case describes, as the line would have read it."""
    parts = clean() | case.get("change", {})
    parts["body"] = [*(parts["body"] or []), *case.get("add", [])]
    parts["table"] = [*(parts["table"] or []), *case.get("also_row", [])]
    return _read_by(read(parts, said=[_said(one) for one in case.get("said", [])]), case)


def read(parts: dict[str, Any], *, said: Sequence[Diagnostic] = ()) -> Plan:
    """The plan that these parts are printed in, by all stages of the line but the layout."""
    source = source_of(*_blocks(parts))
    found = outline(source)
    info = SourceInfo("kế hoạch.docx", "ab" * 32, "application/x-case")
    diagnostics = [*found.diagnostics, *said]
    return assemble(source, found.value, diagnostics, info=info, mentions=annotate(found.value))


def _said(one: dict[str, Any]) -> Any:
    gaps = {"page": 1, "count": 3, "mark": "1", "reason": "no reason", "words": "14", "part": "a"}
    return Code[one["code"]].at(**(gaps | {"percent": "9", "encoding": "TCVN3"} | one))


def _read_by(plan: Plan, case: dict[str, Any]) -> Plan:
    """The same plan as another reader gives it: OCR, with its measured confidence."""
    confidence = case.get("confidence")
    if confidence is not None:
        told = {"confidence": confidence}
        plan = plan.model_copy(
            update={
                name: tuple(
                    item.model_copy(update={"evidence": item.evidence.model_copy(update=told)})
                    for item in getattr(plan, name)
                )
                for name in (
                    "sections",
                    "tasks",
                    "task_agencies",
                    "citations",
                    "deadlines",
                    "report_duties",
                )
            }
        )
    return plan.model_copy(update={"reader": case.get("reader", plan.reader)})


def _blocks(parts: dict[str, Any]) -> list[Any]:
    left = (parts["issuer"], parts["number"], parts.get("under_number"))
    right = (parts.get("motto", MOTTO), parts["date"])
    blocks: list[Any] = [tuple("\n".join(filter(None, lines)) for lines in (left, right))]
    blocks += [f"*^{parts['type']}"] if parts["type"] else []
    blocks += [f"*^{parts['subject']}"] if parts["subject"] else []
    blocks += [f"^{line}" for line in parts.get("under") or []]
    blocks += parts["preamble"] or []
    for line in parts["body"]:
        if line != TABLE:
            blocks.append(line)
        elif parts["table"]:
            blocks.append(parts["table"])
    blocks.append(tuple("\n".join(parts[name] or []) for name in ("recipients", "signature")))
    return [*blocks, *(parts.get("annex") or [])]
