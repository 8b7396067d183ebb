"""The record of a plan and a finding, as ``schemas`` has them, and how a notebook shows them.

What they hold was printed by strangers: it is escaped, and what would steer is spelled out.
"""

from collections.abc import Iterable, Sequence
from html import escape

from pipeline.view.plain import plain
from schemas import findings
from schemas import plan as plan_record

_ROWS = 12
"""Tasks a notebook shows; ``plan.tasks`` has all."""


class Plan(plan_record.Plan):
    """One plan, as read from one file. Fields and rows: ``docs/data-dictionary.md``."""

    @classmethod
    def of(cls, plan: plan_record.Plan) -> "Plan":
        """The same record; it was validated when it was made."""
        return cls.model_construct(
            **{name: getattr(plan, name) for name in plan_record.Plan.model_fields}
        )

    def _repr_html_(self) -> str:
        head = {
            "issuer": self.issuing_agency,
            "number": self.document_number or self.symbol,
            "issued": self.issued_on or self.issued_year,
            "subject": self.subject,
            "year": self.plan_year,
            "read": f"{self.file_name} ({self.reader}, {self.status.value}, coverage {self.coverage:.1%})",
        }
        tasks = [
            (one.task_id, one.task, one.time, one.lead or one.lead_coordinator)
            for one in self.tasks
        ]
        counts = ", ".join(
            f"{len(getattr(self, name))} {name.replace('_', ' ')}"
            for name in (
                "sections",
                "tasks",
                "report_duties",
                "citations",
                "footnotes",
                "diagnostics",
            )
        )
        rest = f"<p>… {len(tasks) - _ROWS} more</p>" if len(tasks) > _ROWS else ""
        return (
            _table(head.items())
            + f"<p>{escape(counts)}</p>"
            + _table(tasks[:_ROWS], ("id", "task", "time", "lead"))
            + rest
        )


class Finding(findings.Finding):
    """One rule broken in one place, or one rule that cannot be decided."""

    @classmethod
    def of(cls, finding: findings.Finding) -> "Finding":
        """The same record."""
        names = findings.Finding.model_fields
        return cls.model_construct(**{name: getattr(finding, name) for name in names})

    def _repr_html_(self) -> str:
        where = " ".join(part for part in (self.container, self.container_id) if part)
        told = {
            f"{self.rule} {self.name}": f"{self.severity.value}, {self.verdict.value}",
            "message": self.message,
            "thông báo": self.message_vi,
            "found": self.found,
            "where": where or None,
            "reason": self.reason,
            "legal basis": self.legal_basis,
        }
        return _table(told.items())


def _table(rows: Iterable[Sequence[object]], header: Sequence[str] = ()) -> str:
    """Rows whose first value is not null or whose others are; each value escaped."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(
        "<tr>" + "".join(f"<td>{_cell(value)}</td>" for value in row) + "</tr>"
        for row in rows
        if any(value is not None for value in row[1:])
    )
    return f"<table>{f'<tr>{head}</tr>' if head else ''}{body}</table>" if body else ""


def _cell(value: object) -> str:
    return "" if value is None else escape(plain(str(value)))
