"""How many words of real scans are read wrong, and what it means that the engine is so sure of them.

    python -m tests.scans.reliability GOLD_FOLDER … --files FOLDER … [--data PARSED] [--engine] [--texts NAME=FOLDER …]

``GOLD_FOLDER`` holds gold with passages typed by hand (``text_sample``), ``--files`` the PDFs. ``--engine`` shows what the
engine itself says in the place of measured shares. ``--texts`` scores what other programs read of the same files, one
text file each.
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from parsers.layout import read
from parsers.layout.scan.engine import Recogniser
from parsers.layout.sniff import PDF
from pipeline.recognition import recogniser
from pipeline.recognition.aids import Aids, aids_of
from pipeline.store.places import place_of
from tests.scans.passages import Passage, ReadWord, found, plain_words, typed, words_of

STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)
OURS = "plans"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.scans.reliability")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--files", nargs="+", type=Path, required=True)
    parser.add_argument(
        "--data", help="tables beside which the language lies that plans learn made"
    )
    parser.add_argument("--engine", action="store_true")
    parser.add_argument("--texts", nargs="*", default=(), metavar="NAME=FOLDER")
    options = parser.parse_args()
    aids = aids_of(place_of(options.data)) if options.data else None
    others = dict(one.split("=", 1) for one in options.texts)
    passages: dict[str, list[Passage]] = {name: [] for name in (OURS, *others)}
    table = Table("file", "words", *(f"{name}, wrong" for name in passages))
    for gold in sorted(file for folder in options.gold for file in folder.glob("*.json")):
        wanted = typed(gold)
        file = next(
            (
                one / f"{gold.stem}.pdf"
                for one in options.files
                if (one / f"{gold.stem}.pdf").is_file()
            ),
            None,
        )
        if not wanted or file is None:
            continue
        seen = {OURS: list(_read(file, aids, as_engine=options.engine))}
        for name, folder in others.items():
            seen[name] = list(plain_words((Path(folder) / f"{gold.stem}.txt").read_text()))
        told = {name: list(found(wanted, words)) for name, words in seen.items()}
        for name, some in told.items():
            passages[name] += some
        table.add_row(gold.stem[:44], *_counts(told.values()))
    table.add_row("all", *_counts(passages.values()))
    console = Console(width=120)
    console.print(table)
    console.print(_shares(passages[OURS]))


def _read(file: Path, aids: Aids | None, *, as_engine: bool) -> Iterator[ReadWord]:
    def known() -> Recogniser | None:
        found = recogniser(aids)
        return found and (found._replace(reliability=None) if as_engine else found)

    return words_of(read(file.read_bytes(), PDF, partial(known)).value)


def _counts(told: "Sequence[list[Passage]]") -> Iterator[str]:
    told = list(told)
    yield str(sum(len(one.pairs) for one in told[0]))
    for passages in told:
        words = sum(len(one.pairs) for one in passages)
        yield f"{sum(one.wrong for one in passages) / max(words, 1):.2%}"


def _shares(passages: Sequence[Passage]) -> Table:
    """What is said of words, and how many of them are right."""
    read = [(word, one) for passage in passages for word, one in passage.pairs if one is not None]
    table = Table("said of a word", "words", "right", "with figures", "right", "put right", "right")
    for low, high in pairwise(STEPS):
        inside = [pair for pair in read if pair[1].sure is not None and low <= pair[1].sure < high]
        figures = [pair for pair in inside if any(map(str.isdigit, pair[1].text))]
        changed = [pair for pair in inside if pair[1].changed and pair not in figures]
        plain = [pair for pair in inside if pair not in figures and not pair[1].changed]
        if inside:
            cells = [cell for some in (plain, figures, changed) for cell in _right(some)]
            table.add_row(f"{low:.2f} to {min(high, 1):.2f}", *cells)
    return table


def _right(pairs: Sequence[tuple[str, ReadWord]]) -> tuple[str, str]:
    if not pairs:
        return "", ""
    return str(len(pairs)), f"{sum(word == one.text for word, one in pairs) / len(pairs):.1%}"


if __name__ == "__main__":
    main()
