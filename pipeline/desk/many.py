"""Views of several plans: who has not filed, two plans compared, many beside each other."""

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from parsers.keys import ascii_key
from pipeline.compare import compare
from pipeline.desk.asked import Asked
from pipeline.desk.desk import Desk, rendered
from pipeline.desk.drawing import DRAWING
from pipeline.desk.export import FORMATS, exported
from pipeline.desk.guard import policy_with
from pipeline.desk.plan import plan_of, sources_of
from pipeline.desk.register import FOLDED, KIND, listed
from pipeline.matrix.build import Gathered, Sheet
from pipeline.matrix.listing import wide
from pipeline.missing.collect import unread_files
from pipeline.missing.expected import BadUnits, units_of
from pipeline.missing.filed import Answer, Status, Wanted, answers
from pipeline.site.comparison_page import comparison_page
from pipeline.site.matrix_page import View, write_html
from pipeline.site.papers import papers
from pipeline.site.render import style, style_hash
from pipeline.store.readonly import others_of, roots_of
from pipeline.store.records import read_some
from pipeline.store.tables import CHILDREN
from schemas.diagnostics import Code
from schemas.plan import DiagnosticEntry, Plan
from schemas.vocabulary import AdminLevel

_LEVELS = ("province", "district", "commune")
_SHEETS: dict[str, Callable[[Gathered], Sheet]] = {
    "tasks": Gathered.tasks,
    "citations": Gathered.citations,
    "reports": Gathered.reports,
}
_LEAST_PLANS = 1
_MISSING = (
    "unit", "level", "province", "status", "document_number", "issued_on", "subject", "issuer", "file_name",
    "document_id", "why",
)  # fmt: skip


_HELD = " AND (plan_year = ? OR (plan_year IS NULL AND coalesce(year(period_end) >= ?, true)))"
"""Plans a year may be the year of: ``Wanted`` says of which it is."""


class _Question(NamedTuple):
    """A subject and a year, as the address gives them."""

    subject: str
    year: int | None

    @classmethod
    def of(cls, request: Request) -> "_Question":
        year = request.query_params.get("year", "")
        known = (
            int(year) if year.isascii() and year.isdecimal() and len(year) == len("2023") else None
        )
        return cls(request.query_params.get("subject", "").strip()[:200], known)


def _plans(desk: Desk, question: _Question) -> Iterator[Plan]:
    """Plans that count, of a year, whose subject holds the words; a segment of them in memory at a time."""
    words = "".join(one if one.isalnum() else " " for one in ascii_key(question.subject)).split()
    held = "".join(f" AND contains({FOLDED.format('subject')}, ?)" for _ in words)
    rows = desk.tables.rows(
        "SELECT document_id, parse_filename(filename) AS file FROM read_parquet(?, filename = true)"  # noqa: S608
        f" WHERE is_primary{_HELD}{held} ORDER BY file",
        [str(desk.parsed / "plans" / "*.parquet"), question.year, question.year, *words],
    )
    by_file: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_file[row["file"]].add(row["document_id"])
    for name, documents in by_file.items():
        yield from read_some(desk.parsed, desk.parsed / "plans" / name, documents)


def _heads(desk: Desk, question: _Question) -> Iterator[Plan]:
    """The same plans, of each what its header says and no more: who has filed is told by that."""
    named = [str(desk.parsed / name / "*.parquet") for name in ("diagnostics", "plans")]
    signed = desk.tables.rows(
        "SELECT document_id, ordinal, code, severity, message, stage FROM read_parquet(?) WHERE code = ?",
        [named[0], Code.SIGNATURE_TEXT.id],
    )
    marks = {
        one.pop("document_id"): DiagnosticEntry(**one, page=None, evidence=None) for one in signed
    }
    rows = desk.tables.rows(
        f"SELECT * FROM read_parquet(?) WHERE is_primary{_HELD} ORDER BY document_id",  # noqa: S608
        [named[1], question.year, question.year],
    )
    empty: dict[str, Any] = dict.fromkeys(CHILDREN, ())
    for row in rows:
        mark = marks.get(row["document_id"])
        yield Plan.model_validate(
            row | empty | {"text": "", "diagnostics": (mark,) if mark else ()}
        )


# --- who has not filed ---


def missing(desk: Desk, request: Request) -> Response:
    """The units of a province and what there is of each."""
    question = _Question.of(request)
    given = request.query_params
    province = given.get("province", "").strip()[:100]
    level = given.get("level", "") if given.get("level") in _LEVELS else "district"
    told: list[Answer] = []
    trouble = ""
    if province and question.year is not None:
        try:
            units = units_of(province, AdminLevel(level), date(question.year, 12, 31))
            wanted = Wanted(question.subject, question.year)
            told, _ = answers(_heads(desk, question), units, wanted)
        except BadUnits as error:
            trouble = str(error)
    order = [Status.NONE, Status.UNKNOWN, Status.UNSURE, Status.DRAFT, Status.ISSUED]
    told.sort(key=lambda one: order.index(one.status))
    if given.get("export") in FORMATS:
        rows = [row for answer in told for row in _rows(answer)]
        return exported(rows, _MISSING, "chua-nop", given["export"])
    return rendered(
        request,
        "missing.html.j2",
        question=question,
        province=province,
        level=level,
        told=told,
        counts=Counter(one.status.value for one in told),
        trouble=trouble,
        unread=unread_files(desk.parsed) if told else 0,
        query=str(request.url.query),
    )


def _rows(answer: Answer) -> Iterator[dict[str, Any]]:
    unit = {"unit": answer.unit.name, "level": answer.unit.level, "province": answer.unit.province}
    if not answer.plans:
        yield {**dict.fromkeys(_MISSING), **unit, "status": Status.NONE.value}
    for one in answer.plans:
        found = {name: getattr(one, name) for name in _MISSING if name not in {*unit, "status"}}
        yield {**unit, **found, "status": one.status.value}


# --- two plans ---


def compared(desk: Desk, request: Request) -> Response:
    """Two plans side by side; with one of them, the register to choose the other from."""
    given = request.query_params
    first = plan_of(desk, given["a"]).plan if given.get("a") else None
    if first is None or not given.get("b"):
        asked = Asked.of(KIND, given)
        found = listed(desk.tables, desk.search, asked)
        return rendered(request, "compare.html.j2", listed=found, first=first)
    second = plan_of(desk, given["b"]).plan
    found_ = compare(first, second)
    others = others_of(desk.parsed)
    wanted = [first.document_id, second.document_id]
    wanted += [one for key in tuple(wanted) for one in others.get(key, ())]
    with DRAWING:
        drawn = papers(
            found_, (first, second), sources_of(desk, wanted), others, roots_of(desk.parsed).place
        )
    page = comparison_page(found_, drawn)
    return _alone(page, style("alone.css", "comparison.css"))


# --- many plans ---


def matrix(desk: Desk, request: Request) -> Response:
    """What plans of a subject and year have in common."""
    question = _Question.of(request)
    given = request.query_params
    of = given.get("of", "") if given.get("of") in _SHEETS else "tasks"
    gathered = Gathered()
    if question.year is not None and question.subject:
        wanted = Wanted(question.subject, question.year)
        for plan in _plans(desk, question):
            if wanted.takes(plan):
                gathered.add(plan)
    sheet = _SHEETS[of](gathered) if len(gathered.columns) > _LEAST_PLANS else None
    if sheet is not None and given.get("export") in FORMATS:
        head, *rows = wide(sheet)
        columns = [str(number) for number in range(len(head))]
        named = [dict(zip(columns, row, strict=True)) for row in (head, *rows)]
        return exported(named, columns, "doi-chieu", given["export"])
    if sheet is not None and given.get("page") == "alone" and question.year is not None:
        out = io.StringIO()
        write_html([sheet], question.subject, question.year, out)
        return _alone(out.getvalue(), View([sheet], question.subject, question.year).style)
    rows = list(wide(sheet)) if sheet is not None else []
    return rendered(
        request,
        "matrix_desk.html.j2",
        question=question,
        of=of,
        plans=gathered.columns,
        rows=rows,
        query=str(request.url.query),
    )


def _alone(page: str, styles: str) -> Response:
    """A page that is one file: its own style and pictures, and no script."""
    answer = HTMLResponse(page)
    policy = policy_with([style_hash(str(styles))]).replace("img-src 'self'", "img-src data:")
    answer.headers["content-security-policy"] = policy
    return answer
