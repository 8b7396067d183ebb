"""``python -m tests.twins FOLDER …``, run by ``make twins``: do the PDFs of a DOCX read like the DOCX?

Exit code 0: every figure is within its threshold; 1: one is not; 2: wrong usage, or a program is missing.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from fnmatch import fnmatch
from pathlib import Path

from tests.twins.documents import documents
from tests.twins.layouts import FIRST_SIX, LAYOUTS
from tests.twins.report import against, as_list, counts, lines
from tests.twins.run import Print, printed, twins
from tests.twins.writers import WRITERS

BUILD = Path("build/twins")


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    layouts = [LAYOUTS[name] for name in _chosen(options.layouts, LAYOUTS)]
    writers = [WRITERS[name] for name in _chosen(options.writers, WRITERS)]
    if missing := [writer.missing for writer in writers if writer.missing]:
        print("\n".join(missing), "\nleave them out with --writers", sep="", file=sys.stderr)  # noqa: T201
        return 2
    if absent := [str(folder) for folder in options.folders if not folder.exists()]:
        print(f"not there: {', '.join(absent)}", file=sys.stderr)  # noqa: T201
        return 2
    # read first: the file of the run before may be the one that is written now
    before = json.loads(options.against.read_text("utf-8")) if options.against else None
    found = list(documents(options.folders, options.plans, options.files))
    prints, unread = printed(found, layouts, writers, options.build / "prints", options.workers)
    if options.keep:
        _keep([one for of_one in prints for one in of_one], options.keep)
    seen = list(twins(found, prints, options.workers))
    options.build.mkdir(parents=True, exist_ok=True)
    listed = json.dumps(as_list(seen), ensure_ascii=False, indent=1)
    (options.build / "differences.json").write_text(listed, encoding="utf-8")
    text = "\n".join(
        [
            *(against(seen, before) if before is not None else ()),
            *lines(seen, unread, options.kind),
        ]
    )
    (options.build / "report.txt").write_text(text + "\n", encoding="utf-8")
    print(text)  # noqa: T201
    return _verdict(counts(seen), options)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.twins", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of DOCX files, or files")
    parser.add_argument("--plans", type=int, default=40, help="described plans (40)")
    parser.add_argument("--layouts", default=",".join(FIRST_SIX), help=f"of {', '.join(LAYOUTS)}")
    parser.add_argument("--writers", default=",".join(WRITERS), help=f"of {', '.join(WRITERS)}")
    parser.add_argument("--files", default="*", metavar="GLOB", help="folder/name, as reported")
    parser.add_argument("--kind", default="", help="show all differences of kinds that begin so")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="copy the prints there by name")
    parser.add_argument(
        "--build", type=Path, default=BUILD, help="prints, report, differences.json"
    )
    parser.add_argument("--against", type=Path, metavar="FILE", help="differences.json of before")
    parser.add_argument("--least", type=float, default=0.0, help="share of prints read the same")
    parser.add_argument("--least-fields", type=float, default=0.0, help="of header and closing")
    parser.add_argument("--most-rows", type=float, default=1.0, help="share of rows that differ")
    parser.add_argument("--most-lost", type=int, help="rows lost without a diagnostic")
    return parser


def _chosen(names: str, known: dict[str, object]) -> list[str]:
    chosen = [name for name in known if any(fnmatch(name, one) for one in names.split(","))]
    if not chosen:
        print(f"{names}: none of {', '.join(known)}", file=sys.stderr)  # noqa: T201
        raise SystemExit(2)
    return chosen


def _keep(prints: Sequence[Print], folder: Path) -> None:
    for one in prints:
        if one.file.exists():
            name = one.document.replace("/", "-").removesuffix(".docx")
            target = folder / one.writer / one.layout / f"{name}.pdf"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(one.file, target)


def _verdict(figures: dict[str, float], options: argparse.Namespace) -> int:
    prints, rows = max(figures["prints"], 1), max(figures["rows"], 1)
    fails = []
    if figures["same"] / prints < options.least:
        fails.append(f"prints read the same: less than {options.least}")
    if figures["fields_right"] < options.least_fields:
        fails.append(f"header and closing fields right: less than {options.least_fields}")
    if figures["rows_wrong"] / rows > options.most_rows:
        fails.append(f"rows that differ: more than {options.most_rows}")
    if options.most_lost is not None and figures["rows_lost_silently"] > options.most_lost:
        fails.append(f"rows lost without a diagnostic: more than {options.most_lost}")
    for line in fails:
        print(line, file=sys.stderr)  # noqa: T201
    return 1 if fails else 0


if __name__ == "__main__":
    sys.exit(main())
