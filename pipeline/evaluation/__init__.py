"""How well plans are read: hand-made gold on one side, the record on the other, item by item.

::

    GOLD_DIR → gold.find_cases  → Gold, file          what a person read
    file     → predicted.of     → Annotation          what we read, in the shape of the gold
    both     → pairs.compare    → Item …              each piece of gold with what was found for it
    items    → scores           → precision, recall, F1
             → report, against  → tables, lists of failures, what appeared and what vanished
"""
