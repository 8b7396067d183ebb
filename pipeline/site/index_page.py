"""The overview as a page: totals, charts, and the rows the list is filtered from.

An ``Overview`` enters that has seen every plan; the HTML of ``index.html`` leaves. Rows travel as JSON arrays
beside one list of messages: 20,000 findings are some 3 MB.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from pipeline import PARSER_VERSION
from pipeline.audit import RULES
from pipeline.site.charts import Bar, Part, bars
from pipeline.site.overview import COVERAGE_STEPS, Overview, unread
from pipeline.site.render import page
from pipeline.site.wording import Said, said, words
from schemas.plan import Source

K = TypeVar("K", str, tuple[str, str])
_SEVERITIES = ("error", "warning", "info", "undecided")
_SIGNS = {"error": "■", "warning": "▲", "info": "●", "undecided": "?"}
_STATUSES = ("ok", "partial", "failed", "unsupported", "duplicate")
_RULES = 30
_UNITS = 20
_MONTHS = 240
"""Twenty years: months without a deadline are drawn too, so that distances are true."""
_IN_SCRIPT = (
    "shown_plans", "shown_findings", "nothing", "untitled", "none_given", "province_unknown", "all", "page_n", "reason",
    "error", "warning", "info", "undecided", "fail", "not_evaluable", "coverage", "findings", "whole_plan",
    "in_header", "in_preamble", "in_section", "in_task", "in_footnote", "in_closing", *_STATUSES,
)  # fmt: skip


class Row(NamedTuple):
    """A bar of a chart, and a row of the table below it."""

    label: Said
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """A chart in both languages, and the same figures as rows."""

    key: str
    description: Said
    head: str
    parts: tuple[str, ...]
    rows: tuple[Row, ...]
    drawn: int
    """Rows that are drawn; the table has all."""
    upright: bool = False

    @property
    def title(self) -> Said:
        return said(self.key)

    @property
    def vi(self) -> Markup:
        return self._svg(0)

    @property
    def en(self) -> Markup:
        return self._svg(1)

    def _svg(self, language: int) -> Markup:
        data = [
            Bar(row.label[language], Part(part, said(part)[language]), count)
            for row in self.rows[: self.drawn]
            for part, count in zip(self.parts, row.counts, strict=True)
        ]
        return bars(
            data,
            chart_id=f"{self.key}-{'vi' if language == 0 else 'en'}",
            title=self.title[language],
            description=self.description[language],
            upright=self.upright,
        )


def index_page(
    overview: Overview,
    sources: Sequence[Source],
    *,
    on: date,
    stored: int,
    audited: int,
    troubles: Sequence[str],
) -> str:
    """The HTML of the overview."""
    broken = sum(bool(p.errors + p.warnings + p.infos) for p in overview.plans)
    totals = [
        ("files_seen", len(sources)),
        ("plans", len(overview.plans)),
        ("with_findings", broken),
        *((name, overview.severity(name)) for name in _SEVERITIES),
    ]
    return page(
        "index.html.j2",
        made_on=on,
        version=PARSER_VERSION,
        stored=stored,
        audited=audited,
        renditions=overview.renditions,
        troubles=troubles,
        totals=totals,
        charts=charts_of(overview, sources),
        unread=unread(sources),
        plans=overview.plans,
        data=data_of(overview),
    )


def data_of(overview: Overview) -> dict[str, object]:
    """What the script filters."""
    return {
        "plans": overview.plans,
        "findings": overview.findings,
        "messages": list(overview.messages),
        "rules": {rule.code: [rule.title_vi, rule.title] for rule in RULES},
        "words": {key: words()[key] for key in _IN_SCRIPT},
    }


def charts_of(overview: Overview, sources: Iterable[Source]) -> list[Chart]:
    """The charts in their order on the page."""
    return [
        _by_rule(overview),
        _by_unit(overview),
        _by_month(overview),
        _by_reader(overview, sources),
        _by_coverage(overview),
    ]


def _by_rule(overview: Overview) -> Chart:
    titles = {rule.code: Said(rule.title_vi, rule.title) for rule in RULES}

    def label(code: str, counts: tuple[int, ...]) -> Said:
        sign = next((_SIGNS[s] for s, n in zip(_SEVERITIES, counts, strict=True) if n), "")
        title = titles.get(code, Said("", ""))
        return Said(f"{sign} {code} {title.vi}", f"{sign} {code} {title.en}")

    rows = _ranked(overview.rules, _SEVERITIES)
    return Chart(
        "by_rule",
        said("by_rule_text"),
        "rule",
        _SEVERITIES,
        tuple(Row(label(code, counts), counts) for code, counts in rows),
        _RULES,
    )


def _by_unit(overview: Overview) -> Chart:
    rows = _ranked(overview.units, _SEVERITIES)
    return Chart(
        "by_unit",
        said("by_unit_text", n=_UNITS),
        "unit",
        _SEVERITIES,
        tuple(Row(overview.unit_names[key], counts) for key, counts in rows),
        _UNITS,
    )


def _by_month(overview: Overview) -> Chart:
    parts = ("task", "duty")
    months = _months(sorted({month for month, _ in overview.months}))
    rows = tuple(
        Row(
            Said(*(f"{month[5:]}/{month[:4]}",) * 2),
            tuple(overview.months[month, p] for p in parts),
        )
        for month in months
    )
    told = said("by_month_text", n=overview.timeless)
    return Chart("by_month", told, "month", parts, rows, len(rows), upright=True)


def _months(known: Sequence[str]) -> list[str]:
    """All months from the first to the last; the known ones alone where that would be too many."""
    if not known:
        return []
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (known[0], known[-1]))
    if last - first > _MONTHS:
        return list(known)
    return [f"{place // 12:04}-{place % 12 + 1:02}" for place in range(first, last + 1)]


def _by_reader(overview: Overview, sources: Iterable[Source]) -> Chart:
    counts = Counter(overview.readers)
    apart = set(_STATUSES) - {"ok", "partial"}
    counts.update(("", str(one.status)) for one in sources if str(one.status) in apart)
    names = {"": said("reader_none")}
    rows = tuple(
        Row(names.get(reader, Said(reader, reader)), values)
        for reader, values in _ranked(counts, _STATUSES)
    )
    return Chart("by_reader", said("by_reader_text"), "reader", _STATUSES, rows, len(rows))


def _by_coverage(overview: Overview) -> Chart:
    labels = [f"{100 * low:g}–{100 * high:g} %" for low, high in pairwise(COVERAGE_STEPS)]
    rows = tuple(
        Row(Said(label, label), (overview.coverage[step],)) for step, label in enumerate(labels)
    )
    rows = rows if overview.plans else ()
    return Chart(
        "by_coverage", said("by_coverage_text"), "coverage", ("plans",), rows[::-1], len(rows)
    )


def _ranked(
    counts: Counter[tuple[K, str]], parts: Sequence[str]
) -> list[tuple[K, tuple[int, ...]]]:
    """Rows by their total, the greatest first."""
    rows = [
        (name, tuple(counts[name, part] for part in parts))
        for name in dict.fromkeys(name for name, _ in counts)
    ]
    return sorted(rows, key=lambda row: (-sum(row[1]), row[0]))
