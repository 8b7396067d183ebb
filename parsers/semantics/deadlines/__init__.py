"""Deadlines (thời gian, thời hạn): from printed words to days, rules and conditions.

Issues a deadline may carry: ``same_as_above``, ``year_missing``, ``year_ambiguous``,
``year_inferred``, ``year_inferred_next``, ``previous_year``, ``two_digit_year``, ``no_such_date``,
``repaired``, ``approximate``, ``tentative``, ``lunar``, ``symbolic``, ``no_anchor``,
``no_frequency``, ``at_least``, ``several_per_period``, ``weekday_mismatch``, ``start_unknown``,
``time_range``, ``reversed``.
"""

from parsers.semantics.deadlines.context import TimeContext
from parsers.semantics.deadlines.finder import find_deadlines, read_time_cell

__all__ = ["TimeContext", "find_deadlines", "read_time_cell"]
