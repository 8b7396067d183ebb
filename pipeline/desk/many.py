"""Views of several plans: who has not filed, two plans compared, many beside each other."""

import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from pyarrow.types import is_list
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
from pipeline.desk.register import KIND, listed
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
from pipeline.store.tables import CHILDREN, SCHEMAS
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
MOST_COLUMNS = 200
"""Plans beside each other; no province has more communes. What is left out is said."""
_MISSING = (
    "unit", "level", "province", "status", "document_number", "issued_on", "subject", "issuer", "file_name",
    "document_id", "why",
)  # fmt: skip


_LONG = tuple(field.name for field in SCHEMAS["plans"] if is_list(field.type))
_HEAD = ", ".join(name for name in SCHEMAS["plans"].names if name not in _LONG)
_REST: dict[str, Any] = dict.fromkeys((*_LONG, *CHILDREN), ())
"""What a plan is asked no more where its header is enough."""


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


def _asked(desk: Desk, question: _Question) -> dict[str, list[str]]:
    """Plans that count, may be of the year, and whose subject holds the words, by file: ``Wanted`` says which are meant."""
    words = "".join(one if one.isalnum() else " " for one in ascii_key(question.subject)).split()
    rows = desk.held.rows(
        "SELECT document_id, file FROM held.plans WHERE is_primary"  # noqa: S608 - our own words
        " AND (plan_year = ? OR (plan_year IS NULL AND coalesce(year(period_end) >= ?, true)))"
        f"{' AND contains(subject_key, ?)' * len(words)} ORDER BY file, document_id",
        [question.year, question.year, *words],
    )
    by_file: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append(row["document_id"])
    return by_file


def _heads(desk: Desk, question: _Question) -> Iterator[Plan]:
    """The same plans, of each what its header says and no more: who has filed is told by that."""
    asked = _asked(desk, question)
    if not asked:
        return
    keys = " ".join(key for keys in asked.values() for key in keys)
    mine = "document_id IN (SELECT unnest(string_split(?, ' ')))"
    signed = desk.tables.rows(
        f"SELECT document_id, ordinal, code, severity, message, stage FROM diagnostics WHERE code = ? AND {mine}",  # noqa: S608
        [Code.SIGNATURE_TEXT.id, keys],
    )
    marks = {
        one.pop("document_id"): DiagnosticEntry(**one, page=None, evidence=None) for one in signed
    }
    files = [str(desk.parsed / "plans" / name) for name in asked]
    rows = desk.tables.rows(
        f"SELECT {_HEAD} FROM read_parquet(?) WHERE {mine} ORDER BY document_id",  # noqa: S608
        [files, keys],
    )
    for row in rows:
        mark = marks.get(row["document_id"])
        yield Plan.model_validate(
            row | _REST | {"text": "", "diagnostics": (mark,) if mark else ()}
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
        found = listed(desk.held, desk.search, asked)
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


def _meant(desk: Desk, question: _Question) -> list[Plan]:
    """The plans of a subject and year by unit, of each its header; none where either is not told."""
    if question.year is None or not question.subject:
        return []
    wanted = Wanted(question.subject, question.year)
    found = (one for one in _heads(desk, question) if wanted.takes(one))
    return sorted(found, key=_by_unit)


def _by_unit(plan: Plan) -> tuple[str, ...]:
    told = (plan.province, plan.district, plan.commune, plan.issuing_agency, plan.file_name)
    return tuple(one or "" for one in told)


def _whole(desk: Desk, heads: Sequence[Plan]) -> Iterator[Plan]:
    """Plans with all that is in them, a file of them in memory at a time."""
    rows = desk.held.rows(
        "SELECT file, list(document_id) AS documents FROM held.plans"
        " WHERE document_id IN (SELECT unnest(?::VARCHAR[])) GROUP BY file ORDER BY file",
        [[one.document_id for one in heads]],
    )
    for row in rows:
        yield from read_some(desk.parsed, desk.parsed / "plans" / row["file"], row["documents"])


def matrix(desk: Desk, request: Request) -> Response:
    """What plans of a subject and year have in common."""
    question = _Question.of(request)
    given = request.query_params
    of = given.get("of", "") if given.get("of") in _SHEETS else "tasks"
    gathered = Gathered()
    meant = _meant(desk, question)
    for plan in _whole(desk, meant[:MOST_COLUMNS]):
        gathered.add(plan)
    sheet = _SHEETS[of](gathered) if len(gathered.columns) > _LEAST_PLANS else None
    bounded = len(meant) > MOST_COLUMNS
    if sheet is not None and given.get("export") in FORMATS:
        head, *rows = wide(sheet)
        columns = [str(number) for number in range(len(head))]
        named = [dict(zip(columns, row, strict=True)) for row in (head, *rows)]
        name = f"doi-chieu-{MOST_COLUMNS}-of-{len(meant)}" if bounded else "doi-chieu"
        return exported(named, columns, name, given["export"])
    if sheet is not None and given.get("page") == "alone" and question.year is not None:
        out = io.StringIO()
        subject = question.subject
        if bounded:
            subject += f" ({MOST_COLUMNS} / {len(meant)})"
        write_html([sheet], subject, question.year, out)
        return _alone(out.getvalue(), View([sheet], subject, question.year).style)
    rows = list(wide(sheet)) if sheet is not None else []
    return rendered(
        request,
        "matrix_desk.html.j2",
        question=question,
        of=of,
        plans=gathered.columns,
        meant=len(meant),
        rows=rows,
        query=str(request.url.query),
    )


def _alone(page: str, styles: str) -> Response:
    """A page that is one file: its own style and pictures, and no script."""
    answer = HTMLResponse(page)
    policy = policy_with([style_hash(str(styles))]).replace("img-src 'self'", "img-src data:")
    answer.headers["content-security-policy"] = policy
    return answer
