"""One plan of the tables by any of its names: document_id, plan_key, path of the ledger, file name.

A key that several renditions share names the one that counts. Nothing is read but names, and then the rows of
one document.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import NamedTuple

from pipeline.store.files import opened
from pipeline.store.places import Place, parquet_below
from pipeline.store.records import read_plan_of, read_sources
from schemas.plan import Plan

_SHOWN = 5


class NotFound(Exception):
    """No plan has the name, or several have. ``str()`` names those that are there."""


class Named(NamedTuple):
    """What one plan is called, and where its row stands."""

    document_id: str
    paths: tuple[str, ...]
    plan_key: str | None
    is_primary: bool
    file: Place

    @property
    def told(self) -> str:
        return f"{self.paths[0] if self.paths else self.document_id} ({self.document_id})"

    @property
    def names(self) -> set[str]:
        return {self.document_id, *self.paths, *(PurePath(path).name for path in self.paths)}


def find_plan(parsed: Place, name: str) -> Plan:
    """The plan of a name. Raises ``NotFound``, and what reading Parquet raises."""
    known = list(_named(parsed))
    found = [one for one in known if name in one.names]
    if not found:
        keyed = [one for one in known if one.plan_key == name]
        found = [one for one in keyed if one.is_primary] or keyed
    if len(found) == 1:
        return read_plan_of(parsed, found[0].file, found[0].document_id)
    if found:
        raise NotFound(
            f"{name}: {len(found)} plans are called so: {_listed(found)}; take one of the ids"
        )
    alike = [
        one for one in known if any(name.casefold() in other.casefold() for other in one.names)
    ]
    hint = f"alike: {_listed(alike)}" if alike else f"it holds {_listed(known)}"
    raise NotFound(f"{name} is no file, and no plan of {parsed} is called so; {hint}")


def _named(parsed: Place) -> Iterator[Named]:
    paths: dict[str | None, list[str]] = {}
    for source in read_sources(parsed):
        paths.setdefault(source.document_id, []).append(source.path)
    for file in parquet_below(parsed / "plans"):
        with opened(file) as parquet:
            rows = parquet.read(columns=["document_id", "plan_key", "is_primary"]).to_pylist()
        for row in rows:
            key = row["document_id"]
            yield Named(
                key, tuple(sorted(paths.get(key, ()))), row["plan_key"], row["is_primary"], file
            )


def _listed(several: list[Named]) -> str:
    if not several:
        return "no plan"
    told = ", ".join(one.told for one in several[:_SHOWN])
    return f"{told} and {len(several) - _SHOWN} more" if len(several) > _SHOWN else told
