"""What the twins say, in lines to read and in a list to search."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from tests.twins.pairs import Difference
from tests.twins.run import Twin

SHORT = 70
EXAMPLES = 3
WORST = 20


def counts(twins: Iterable[Twin]) -> dict[str, float]:
    """The figures thresholds are set on."""
    compared = [one for one in twins if one.apart is None]
    records = [one.comparison for one in compared if one.comparison is not None]
    fields = sum(record.fields for record in records)
    rows = sum(record.rows for record in records)
    return {
        "prints": len(compared),
        "same": sum(one.same for one in compared),
        "fields_right": sum(r.fields_right for r in records) / fields if fields else 1.0,
        "rows": rows,
        "rows_wrong": sum(record.rows_wrong for record in records),
        "rows_lost_silently": sum(record.rows_lost_silently for record in records),
        "crashes": sum(one.crash is not None for one in compared),
    }


def as_list(twins: Iterable[Twin]) -> list[dict[str, Any]]:
    """Every difference with the print it was met in; ``counts`` is false for consequences and cut words."""
    return [
        {
            "file": twin.print.document,
            "layout": twin.print.layout,
            "writer": twin.print.writer,
            **asdict(one),
            "how": one.how,
            "counts": one.counts,
            "print": str(twin.print.file),
        }
        for twin in twins
        for one in (twin.comparison.differences if twin.comparison else twin.differences)
    ]


def against(twins: Iterable[Twin], before: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What vanished and what appeared since another run, in the prints of this one."""
    twins = list(twins)
    held = {(twin.print.document, twin.print.layout, twin.print.writer) for twin in twins}
    now = {_key(one): one for one in as_list(twins) if one["counts"]}
    then = {_key(one): one for one in before if one["counts"] and _key(one)[:3] in held}
    gone = Counter(one["kind"] for key, one in then.items() if key not in now)
    new = Counter(one["kind"] for key, one in now.items() if key not in then)
    yield f"since the run before: vanished {sum(gone.values())}, appeared {sum(new.values())}"
    for kind in sorted({*gone, *new}, key=lambda kind: (-new[kind], -gone[kind], kind)):
        yield f"  {kind}: vanished {gone[kind]}, appeared {new[kind]}"
        for one in [one for key, one in now.items() if key not in then and one["kind"] == kind][:5]:
            where = f"{one['file']} [{one['layout']}, {one['writer']}], {one['place']}"
            yield f"    {where}: {_short(one['docx'])} -> {_short(one['pdf'])}"
    yield ""


def _key(one: dict[str, Any]) -> tuple[str, ...]:
    names = ("file", "layout", "writer", "kind", "place", "docx")
    return tuple(str(one[name]) for name in names)


def lines(twins: Sequence[Twin], unread: Sequence[str], kind: str = "") -> Iterator[str]:
    """The report; ``kind`` shows the differences whose kind begins so, all of them."""
    yield from _table(twins)
    yield from _figures(twins)
    yield from _apart(twins, unread)
    yield from _kinds(twins, kind)
    yield from _worst(twins)


def _table(twins: Sequence[Twin]) -> Iterator[str]:
    writers = list(dict.fromkeys(one.print.writer for one in twins))
    layouts = list(dict.fromkeys(one.print.layout for one in twins))
    cells: dict[tuple[str, str], list[Twin]] = defaultdict(list)
    for one in twins:
        if one.apart is None:
            for key in ((one.print.layout, one.print.writer), ("all", one.print.writer)):
                cells[key].append(one)
    yield "same record / prints compared"
    yield f"{'layout':<14}" + "".join(f"{writer:>22}" for writer in writers)
    for layout in (*layouts, "all"):
        shown = [_same(cells[layout, writer]) for writer in writers]
        yield f"{layout:<14}" + "".join(f"{cell:>22}" for cell in shown)
    yield ""


def _same(twins: Sequence[Twin]) -> str:
    right = sum(one.same for one in twins)
    return f"{right} / {len(twins)}  {_percent(right, len(twins))}"


def _percent(part: float, whole: float) -> str:
    return f"{100 * part / whole:5.1f} %" if whole else "    - %"


def _figures(twins: Sequence[Twin]) -> Iterator[str]:
    by_writer: dict[str, list[Twin]] = defaultdict(list)
    for one in twins:
        by_writer[one.print.writer].append(one)
    for writer, of_writer in (*by_writer.items(), ("all", list(twins))):
        figures = counts(of_writer)
        yield (
            f"{writer:<12} prints {figures['prints']:.0f}, same {figures['same']:.0f}"
            f" ({_percent(figures['same'], figures['prints']).strip()});"
            f" header and closing fields right {100 * figures['fields_right']:.2f} %;"
            f" rows that differ {figures['rows_wrong']:.0f} of {figures['rows']:.0f}"
            f" ({_percent(figures['rows_wrong'], figures['rows']).strip()});"
            f" rows lost without a diagnostic {figures['rows_lost_silently']:.0f};"
            f" crashes {figures['crashes']:.0f}"
        )
    yield ""


def _apart(twins: Sequence[Twin], unread: Sequence[str]) -> Iterator[str]:
    apart = [one for one in twins if one.apart is not None]
    if apart:
        yield f"counted apart, the paper does not say what the file says: {len(apart)}"
        for one in apart:
            yield f"  {_name(one)}: {one.apart}"
        yield ""
    if unread:
        yield f"DOCX files that cannot be read: {len(unread)}"
        yield from (f"  {line}" for line in unread)
        yield ""


def _kinds(twins: Sequence[Twin], kind: str) -> Iterator[str]:
    found: dict[str, list[tuple[Twin, Difference]]] = defaultdict(list)
    for twin in twins:
        for one in twin.differences:
            if one.kind.startswith(kind):
                found[one.kind].append((twin, one))
    yield "differences by kind (number, prints, by writer, in which way), most frequent first"
    for name, met in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        prints = len({twin.print for twin, _ in met})
        by_writer = Counter(twin.print.writer for twin, _ in met)
        ways = Counter(one.how for _, one in met)
        yield (f"{name}: {len(met)} in {prints} prints; {_counted(by_writer)}; {_counted(ways)}")
        shown = met if kind else _spread(met)
        for twin, one in shown:
            yield f"    {_name(twin)}, {one.place}: {_short(one.docx)} -> {_short(one.pdf)}"
    yield ""


def _spread(met: list[tuple[Twin, Difference]]) -> list[tuple[Twin, Difference]]:
    """Examples of several writers and files, rather than the first three of one."""
    chosen: dict[tuple[str, str], tuple[Twin, Difference]] = {}
    for twin, one in met:
        chosen.setdefault((twin.print.writer, twin.print.document), (twin, one))
    by_writer: dict[str, list[tuple[Twin, Difference]]] = defaultdict(list)
    for (writer, _), example in chosen.items():
        by_writer[writer].append(example)
    first = [examples[0] for examples in by_writer.values()]
    return [*first, *(e for examples in by_writer.values() for e in examples[1:])][:EXAMPLES]


def _counted(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())


def _worst(twins: Sequence[Twin]) -> Iterator[str]:
    differences: Counter[str] = Counter()
    prints: dict[str, list[Twin]] = defaultdict(list)
    for one in twins:
        differences[one.print.document] += len(one.differences)
        prints[one.print.document].append(one)
    yield "files, worst first (differences; prints that differ / all)"
    for document, count in differences.most_common(WORST):
        of_file = [one for one in prints[document] if one.apart is None]
        wrong = sum(not one.same for one in of_file)
        if count:
            yield f"  {count:5d}  {wrong} / {len(of_file)}  {document}"


def _name(twin: Twin) -> str:
    return f"{twin.print.document} [{twin.print.layout}, {twin.print.writer}]"


def _short(text: str | None) -> str:
    """A value in one line; of a long one both ends."""
    if text is None:
        return "(nothing)"
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else f"{flat[: SHORT - 25]} … {flat[-22:]}"
