"""A second reader: a small statistical model that reads one sentence and says whether it asks for a report.

``reader.SecondReader.trained().asks("Báo cáo kết quả về UBND huyện trước ngày 05/12/2023")`` is a measure from 0
to 1. It knows no rule of the grammar, only sentences people marked by hand (``make train``), so it errs
elsewhere than the grammar does. It is asked for one thing: whether an accusation that hangs on a duty to
report is to be believed (``pipeline.audit.opinions``). No record is read by it.

``reader`` and ``frame`` import spaCy, which takes longer than a plan takes to read: only what needs them
imports them.
"""
