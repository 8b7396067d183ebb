# ruff: noqa: T201 - it is a command, and prints its report
"""Precision and recall of the finders on wordings they were not built with: one line a kind.

``python -m tests.semantics.unseen.score first.yaml`` prints every difference, then the table. An
answer counts when kind, numbers, days, rules and names agree; names are compared by match key.
"""

import re
import sys
from collections import Counter
from functools import partial
from pathlib import Path

import yaml

from parsers.keys import match_key
from parsers.semantics.agencies import UnitContext, split_actors, split_roles
from parsers.semantics.citations import find_citations
from parsers.semantics.deadlines import TimeContext, find_deadlines, read_time_cell
from parsers.semantics.duties import find_duties
from parsers.semantics.period import plan_period
from parsers.semantics.units_issuer import resolve_issuer
from tests.semantics.duty_rows import shown as shown_duty

HERE = Path(__file__).parent
CONTEXTS = {
    "huyện": UnitContext("district", "thai-binh", "vu-thu", unit_class="huyện"),
    "tỉnh": UnitContext("province", "lao-cai", unit_class="tỉnh", province_class="tỉnh"),
    "xã": UnitContext("commune", "an-giang", commune="my-duc", unit_class="xã"),
}
_SUBJECT = re.compile(r"^(?:về việc|về) ")
_UNIT = re.compile(r" (?:huyện|tỉnh|xã|phường|thành phố|quận|thị xã)$")
_BEYOND_SCORE = re.compile(r" (?:how|closing) <[^>]*>| covers .*$")
_WORDS_FOR_A_DAY = re.compile(r"\[[^\]]*\](?:, )?")


def _citations(item):
    for one in find_citations(item["text"]):
        if not one.is_self_reference:
            day = one.date or one.year
            yield " | ".join(str(part or "-") for part in (one.type, one.number, day, one.title))


def _cited(line):
    kind, number, day, title = line.split(" | ")
    return kind, number, day, _SUBJECT.sub("", match_key(title)).strip(" .,;\"'")


def _time(one):
    days = f"{one.start or ''}..{one.end or ''}" if one.start or one.end else ""
    parts = [f"[{part.start}..{part.end}]" for part in one.intervals]
    after = one.offset
    span = f"{after.n} {after.unit} {after.direction}" if after else None
    words = (one.kind, one.op, days, *parts, one.rrule and f"FREQ={one.rrule[5:]}", span)
    return " ".join(str(word) for word in words if word)


def _times(item, read):
    year = item.get("year", 2024)
    context = TimeContext(item.get("year", 2024), item.get("issued"), year)
    return [_time(one) for one in read(item["text"], context=context)]


def _duties(item):
    times = partial(find_deadlines, context=TimeContext(item.get("year", 2024)))
    return [shown_duty(duty) for duty in find_duties(item["text"], times=times)]


def _duty(line):
    plain = _WORDS_FOR_A_DAY.sub("", _BEYOND_SCORE.sub("", line)).rstrip(", ")
    return match_key(plain.removesuffix(" by"))


def _actors(item):
    for one in split_actors(item["text"], context=CONTEXTS[item["where"]]):
        yield f"{one.kind[0]} {one.name}"


def _roles(item):
    both = split_roles(item["text"], context=CONTEXTS[item["where"]], headed=True)
    yield from (f"lead {one.kind[0]} {one.name}" for one in both.lead)
    yield from (f"coordinator {one.kind[0]} {one.name}" for one in both.coordinator)


def _actor(line):
    return _UNIT.sub("", match_key(line).replace("có liên quan", "liên quan"))


def _issuer(item):
    got = resolve_issuer(item["issuing"], item.get("parent"), item.get("place"), item.get("day"))
    return [(got.level, got.province, got.district, got.commune)]


def _period(item):
    return [plan_period(item["subject"])]


KINDS = {
    "citations": (_citations, _cited),
    "times": (partial(_times, read=find_deadlines), str.strip),
    "time_cells": (partial(_times, read=read_time_cell), str.strip),
    "duties": (_duties, _duty),
    "actors": (_actors, _actor),
    "roles": (_roles, _actor),
    "issuers": (_issuer, tuple),
    "periods": (_period, tuple),
}


def items(name):
    """``(kind, item)`` of a file, in order."""
    for kind, listed in yaml.safe_load((HERE / name).read_text("utf-8")).items():
        for item in listed:
            yield kind, item


def compare(kind, item):
    """What was found and what was expected, as counted keys."""
    read, key = KINDS[kind]
    wanted = [item["is"]] if kind in {"issuers", "periods"} else item["is"]
    found = list(read(item))
    return found, Counter(map(key, found)), Counter(map(key, wanted))


def main(name):
    table = {kind: Counter() for kind in KINDS}
    for kind, item in items(name):
        shown, found, wanted = compare(kind, item)
        right = (found & wanted).total()
        table[kind].update(
            items=1, whole=found == wanted, right=right, found=found.total(), wanted=wanted.total()
        )
        if found != wanted:
            print(f"{kind}: {item.get('text') or item}")
            print(*(f"  expected {one}" for one in item["is"]), sep="\n")
            print(*(f"  found    {one}" for one in shown), sep="\n")
    print("kind       items whole precision recall")
    for kind, row in table.items():
        precision = f"{row['right']}/{row['found']}"
        recall = f"{row['right']}/{row['wanted']}"
        print(f"{kind:10} {row['items']:5} {row['whole']:5} {precision:>9} {recall:>6}")
    print(f"{sum(r['whole'] for r in table.values())} of {sum(r['items'] for r in table.values())}")


if __name__ == "__main__":
    main(sys.argv[1])
