"""Tables that follow from a plan's record: what is owed by when, which acts are cited, which units are meant.

Made when a plan is stored, each a pure function ``(plan) -> rows``. No file, no clock: what is due *now* is for
who asks.
"""
