"""120 paragraphs written by somebody else: what is found of their duties must not fall."""

import json
from functools import partial
from pathlib import Path

from parsers.semantics.deadlines import TimeContext, find_deadlines
from parsers.semantics.duties import find_duties

GOLD = json.loads((Path(__file__).parent / "other_words" / "duties.json").read_text("utf-8"))


def found(entry):
    times = partial(find_deadlines, context=TimeContext(plan_year=entry["year"]))
    return find_duties(entry["text"], times=times, regime=bool(entry.get("regime")))


def test_what_asks_for_nothing_gives_no_duty():
    assert [e["id"] for e in GOLD if not e["duties"] and found(e)] == []


def test_recipients_and_reporters_do_not_fall():
    recipients = reporters = 0
    for entry in GOLD:
        duties = found(entry)
        for want in (w for w in entry["duties"] if not w.get("optional")):
            recipients += want["recipient"] in {duty.recipient for duty in duties}
            reporters += set(want["reporters"]) in [set(duty.reporters) for duty in duties]
    assert recipients >= 88
    assert reporters >= 90
