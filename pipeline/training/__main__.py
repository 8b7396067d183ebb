"""``make train``: gold to ``parsers/secondreader/weights.bin``, with what cross-validation says of it."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from parsers.secondreader.reader import WEIGHTS
from parsers.semantics.wording import speaks_of_report
from pipeline.audit.opinions import DOUBTED_BELOW
from pipeline.cli.console import output
from pipeline.training.crossval import Judged, cross_validated, shares
from pipeline.training.examples import gathered
from pipeline.training.fit import fit

_OUT = Path("parsers/secondreader") / WEIGHTS
_LIMITS = (0.02, DOUBTED_BELOW, 0.1, 0.2, 0.5)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m pipeline.training", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="folders of gold")
    parser.add_argument("--table", action="append", default=[], type=Path, help="duties.txt, .json")
    parser.add_argument("--files", action="append", default=[], type=Path, help="more documents")
    parser.add_argument("--out", default=_OUT, type=Path)
    asked = parser.parse_args()
    examples = gathered(asked.gold, asked.table, asked.files)
    duties = sum(one.asks for one in examples)
    documents = len({one.document for one in examples})
    out = output()
    out.print(
        f"{len(examples)} sentences of {documents} documents and pieces, {duties} ask for a report"
    )
    judged = tuple(cross_validated(examples))
    _print(out, "all", judged)
    _print(out, "that speak of reports", [one for one in judged if _is_hard(one)])
    asked.out.write_bytes(fit(examples).to_bytes())
    out.print(f"{asked.out}: {asked.out.stat().st_size / 1e6:.1f} MB")


def _is_hard(one: Judged) -> bool:
    return speaks_of_report(one.example.sentence)


def _print(out: Console, name: str, judged: Sequence[Judged]) -> None:
    out.print(f"sentences, {name}: {len(judged)}; read by models that had not seen their document")
    out.print("  limit  duties believed  others held back")
    for limit, believed, held_back in shares(judged, _LIMITS):
        out.print(f"  {limit:5.2f}  {believed:15.3f}  {held_back:16.3f}")


if __name__ == "__main__":
    main()
