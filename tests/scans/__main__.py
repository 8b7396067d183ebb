"""``python -m tests.scans FILE.pdf … [--kinds grey200,noisy200] [--keep FOLDER]``: scans made of PDFs, read and measured."""

import argparse
from pathlib import Path
from time import process_time

from pipeline.reading import read_stages
from pipeline.recognition.aids import aids_of
from pipeline.store.places import place_of
from tests.scans.maker import KINDS, scan
from tests.scans.measure import measured


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.scans", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, help="PDFs with a text layer")
    parser.add_argument("--kinds", default=",".join(KINDS), help=f"of {', '.join(KINDS)}")
    parser.add_argument("--keep", type=Path, help="folder to write the scans to")
    parser.add_argument(
        "--unlike", type=int, default=0, metavar="N", help="list N differences of a scan"
    )
    parser.add_argument(
        "--data", help="tables beside which the language lies that plans learn made"
    )
    options = parser.parse_args()
    aids = aids_of(place_of(options.data), remembers=False) if options.data else None
    print(f"{'':32} {'kind':16} {'errors':>7} {'exact':>11} {'near':>6} {'unlike':>7} {'s':>6}")  # noqa: T201
    for file in options.files:
        data = file.read_bytes()
        digital = read_stages(data, file.name)
        for name in options.kinds.split(","):
            made = scan(data, KINDS[name])
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{file.stem}-{name}.pdf").write_bytes(made)
            began = process_time()
            found = measured(digital, read_stages(made, file.name, aids))
            seconds = process_time() - began
            print(  # noqa: T201
                f"{file.stem[:32]:32} {name:16} {found.errors:7.2%} {found.exact:5}/{found.cells:<5}"
                f" {found.near / max(found.cells, 1):6.1%} {len(found.unlike):7} {seconds:6.1f}"
            )
            for line in found.unlike[: options.unlike]:
                print(f"      {line}")  # noqa: T201


if __name__ == "__main__":
    main()
