"""Duties to report (chế độ báo cáo): who reports what to whom, through whom, by when.

``find_duties`` reads a paragraph, ``row_duties`` a row of a task table, ``plan_duties`` a whole plan.
"""

from parsers.semantics.duties.find import Times, find_duties
from parsers.semantics.duties.places import is_report_heading, plan_duties
from parsers.semantics.duties.rows import row_duties

__all__ = ["Times", "find_duties", "is_report_heading", "plan_duties", "row_duties"]
