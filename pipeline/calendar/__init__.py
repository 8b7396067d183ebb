"""Who owes what to whom, by when: duties to report and tasks as dated obligations (lịch công việc).

``obligations(papers, window)`` is pure; the day of today comes in. Nothing is known of what was
delivered: an obligation whose day has passed is one that *would* be overdue.
"""

from pipeline.calendar.obligations import Obligation, Undated, Window, obligations

__all__ = ["Obligation", "Undated", "Window", "obligations"]
