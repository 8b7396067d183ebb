"""What people put right in records, kept for good and found again.

``ledger``: the file beside a register, a line a decision. ``items``: how an item of a plan is named so that it is found
again. ``apply``: a record as read and what was decided, to the record as it holds. ``follow``: what follows from a
corrected value.
"""
