"""A plan in the terminal, in the order of its paper: header, bases, sections, tasks, notes, end."""

from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from pipeline.record.coverage import coverage, leftover, percent
from schemas.corrections import Correction, CorrectionAction
from schemas.layout import SourceDocument
from schemas.plan import Handwritten, Plan, Section, Signature, Task
from schemas.structure import Outline

_HEADER = (
    ("parent agency", "parent_agency"),
    ("issuing agency", "issuing_agency"),
    ("number", "document_number"),
    ("symbol", "symbol"),
    ("place", "place"),
    ("issued on", "issued_on"),
    ("issued year", "issued_year"),
    ("type", "document_type"),
    ("subject", "subject"),
    ("plan year", "plan_year"),
    ("carrier", "carrier"),
    ("secrecy", "secrecy"),
    ("urgency", "urgency"),
    ("draft", "is_draft"),
)
_TASK_COLUMNS = (
    "task",
    "time",
    "lead",
    "coordinator",
    "lead_coordinator",
    "leader",
    "monitor",
    "product",
    "budget",
    "note",
    "basis",
    "approver",
)


def print_plan(plan: Plan, console: Console) -> None:
    """Everything of the record a person would check against the paper."""
    console.print(Text(f"{plan.file_name}  ({_about(plan)})", style="bold"))
    console.print(_header(plan))
    _list(console, "Written by hand (viết tay)", (_by_hand(one) for one in plan.handwritten))
    _list(console, "Legal bases (căn cứ)", plan.legal_bases)
    if plan.sections:
        console.print(_section_tree(plan))
    _list(console, "Annexes (phụ lục)", _annexes(plan))
    for index in sorted({task.table_index for task in plan.tasks if task.table_index is not None}):
        console.print(_task_table(plan, index))
    _list(console, "Footnotes (chú thích)", _footnotes(plan))
    _list(console, "Recipients (nơi nhận)", plan.recipients)
    _list(console, "Signed by (người ký)", (_signature(signer) for signer in plan.signers))
    _list(console, "Put right by a person (đính chính)", map(_decided, plan.corrections))
    _list(
        console,
        "What we could not read well",
        (f"{item.code} {item.severity}: {item.message}" for item in plan.diagnostics),
    )


def _by_hand(one: Handwritten) -> str:
    page = one.regions[0].page
    hint = f"; the name of the file says {one.hint}" if one.hint else ""
    return f"{one.field.replace('_', ' ')}, page {page}{hint}"


def _decided(one: Correction) -> str:
    where = " ".join(part for part in (one.table, one.item_id, one.column) if part)
    change = (
        f"{one.printed} -> {one.value}" if one.action is CorrectionAction.SET else one.action.value
    )
    if one.action is CorrectionAction.ADD:
        change = f"added {one.value}"
    told = f": {one.reason}" if one.reason else ""
    return f"{where}: {change} ({one.outcome.value}{told}; {one.who}, {one.corrected_at:%d/%m/%Y})"


def print_left(source: SourceDocument, outline: Outline, console: Console) -> None:
    """Pieces of the text that ended in no field, with page and offset."""
    for span in leftover(source, outline):
        page = source.locate(span)[0].page
        place = f"page {page}, offset {span.start}" if page else f"offset {span.start}"
        console.print(Text(f"[{place}] ", style="bold").append(source.slice(span)))
    console.print(f"coverage {percent(coverage(source, outline))}")


def _about(plan: Plan) -> str:
    pages = f"{plan.pages} pages, " if plan.pages else ""
    return f"{plan.reader}, {pages}{plan.status}, coverage {percent(plan.coverage)}"


def _header(plan: Plan) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column(overflow="fold")
    for label, name in _HEADER:
        value = getattr(plan, name)
        if value:
            grid.add_row(label, Text(str(value)))
    return grid


def _list(console: Console, title: str, items: Iterator[str] | tuple[str, ...]) -> None:
    entries = tuple(items)
    if entries:
        console.print(Text(f"\n{title}", style="bold"))
    for entry in entries:
        console.print(Text(f"  • {entry}"))


def _section_tree(plan: Plan) -> Tree:
    root = Tree(Text("\nSections (mục)", style="bold"))
    nodes: dict[str | None, Tree] = {None: root}
    for section in plan.sections:
        parent = nodes.get(section.parent_id, root)
        nodes[section.section_id] = parent.add(_section_label(section))
    return root


def _section_label(section: Section) -> Text:
    label = Text(f"{section.path} ", style="bold")
    label.append(section.title or "", style="bold")
    paragraphs = "\n".join(section.paragraphs)
    if paragraphs:
        label.append(("\n" if section.title else "") + paragraphs, style="not bold")
    return label


def _task_table(plan: Plan, index: int) -> Table:
    tasks = tuple(task for task in plan.tasks if task.table_index == index)
    used = tuple(name for name in _TASK_COLUMNS if any(getattr(t, name) for t in tasks))
    headers = tuple(dict.fromkeys(header for task in tasks for header in task.other))
    place = tasks[0].container_id
    title = f"\nTask table {index}" + (f", in section {place}" if place else "")
    table = Table(title=title, title_justify="left", show_lines=True, expand=True)
    table.add_column("id", overflow="fold")
    for name in (*used, *headers):
        table.add_column(name.replace("_", " "), overflow="fold", ratio=3 if name == "task" else 1)
    table.add_column("notes", overflow="fold")
    for task in tasks:
        table.add_row(*_task_cells(task, used, headers))
    return table


def _task_cells(task: Task, used: tuple[str, ...], headers: tuple[str, ...]) -> Iterator[Text]:
    """Cells as printed; what was copied from a merged cell stands in italics."""
    strong = "bold" if task.kind != "task" else ""
    yield Text(task.path, style=strong)
    for name in used:
        style = "italic" if name in task.inherited else strong
        yield Text(getattr(task, name) or "", style=style)
    for header in headers:
        yield Text(task.other.get(header, ""))
    yield Text(" ".join(task.footnotes))


def _annexes(plan: Plan) -> Iterator[str]:
    for annex in plan.annexes:
        yield " ".join(part for part in (annex.label, annex.title, annex.reference) if part)


def _footnotes(plan: Plan) -> Iterator[str]:
    for note in plan.footnotes:
        places = ", ".join(f"{a.container} {a.container_id or ''}".strip() for a in note.anchors)
        yield f"{note.mark} [{places or 'no mark found'}] {note.text}"


def _signature(signer: Signature) -> str:
    parts = (" ".join(signer.capacity), signer.position, signer.name)
    return ", ".join(part for part in parts if part)
