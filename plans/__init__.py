"""Plans in notebooks and programs.

    import plans

    plan = plans.read("ke-hoach-12.docx")
    register = plans.open("data/parsed")
    register.tasks.df()
    register.sql("SELECT unit, due, who, what FROM due WHERE kind = 'report'")
    register.plan(plan.document_id)

These are names for what ``pipeline`` does, for callers outside; nothing of ``schemas``, ``parsers`` or ``pipeline`` knows them.
"""

from plans.errors import NoSuchPlan, NoTables, Unreadable
from plans.reading import audit, read
from plans.records import Finding, Plan
from plans.register import Register, Table
from plans.register import opened as open  # noqa: A004 - plans.open, as one says it

__all__ = [
    "Finding",
    "NoSuchPlan",
    "NoTables",
    "Plan",
    "Register",
    "Table",
    "Unreadable",
    "audit",
    "open",
    "read",
]
