"""The pages a plan is shown by: its own; those of a PDF of the same plan; those LibreOffice lays it out on.

A Word file has no pages of its own. Where the register holds a PDF that is the same plan, its pages are shown; else
LibreOffice, where it is installed, makes one, kept beside the pictures as ``<document_id>.pdf``: the same bytes are
laid out once. Several files go into one start of it: it takes five seconds, a file of six pages .2.
"""

import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from parsers.layout.sniff import PDF
from pipeline.reading import office
from pipeline.site.located import Printed, located, printed
from pipeline.site.pictures import Held, Origin, Sheet, Undrawn, bytes_of, draw, sheets
from pipeline.store.places import Place
from pipeline.store.register import READ
from schemas.plan import Evidence, Plan, Source
from schemas.vocabulary import SourceStatus

_SECONDS = 60.0
"""For one file alone, with the start of LibreOffice."""
_SECONDS_EACH = 10.0
"""For each of several."""
_AT_ONCE = 16
"""Files in one start; where one of them fails, all are laid out in halves."""
_WORD = frozenset({".docx", ".doc", ".rtf", ".odt"})


class Drawn(NamedTuple):
    """The pages of a plan as pictures."""

    sheets: tuple[Sheet, ...]
    printed: Printed | None = None
    """The words on them, where they are pages of another file than the one that was read."""
    key: str = ""
    """What the page says of that: ``drawn_by_rendition``, ``drawn_by_office``."""
    path: str = ""
    kept: str = ""
    """A file beside the pictures that they were drawn from."""


@dataclass
class Drawings:
    """``draw`` gives the pages of one plan after the other; ``prepare`` lays several out at once."""

    entries: Mapping[str, Sequence[Origin]]
    """Files by document."""
    others: Mapping[str, Sequence[str]]
    """Other renditions by document."""
    folder: Path
    place: Callable[[str], Place]
    laid_out: Callable[[int], None] = lambda _files: None
    """Told how many files more have pages now."""
    draws: bool = True
    """Pages are drawn; or only measured, to be drawn when somebody looks."""
    _failed: set[str] = field(default_factory=set)
    """Documents LibreOffice made nothing of."""

    def prepare(self, plans: Iterable[Plan]) -> None:
        """Lay out those that need it, some at once."""
        wanted = [
            plan.document_id
            for plan in plans
            if plan.pages is None
            and not self._laid_out(plan.document_id).exists()
            and not any(self._pdfs(plan.document_id))
        ]
        for first in range(0, len(wanted), _AT_ONCE):
            if office.program() is not None:
                self._lay_out(wanted[first : first + _AT_ONCE])

    def waits_for_office(self, plan: Plan) -> bool:
        """Are its pages to be laid out first, which takes seconds?"""
        key = plan.document_id
        return (
            plan.pages is None
            and office.program() is not None
            and key not in self._failed
            and not self._laid_out(key).exists()
            and not any(self._pdfs(key))
        )

    def draw(self, plan: Plan, places: Sequence[Evidence] | None = None) -> Drawn | Undrawn:
        """The pages of one plan; with ``places`` those alone that some of them is on."""
        key = plan.document_id
        if plan.pages is not None:
            pages = _pages_of(plan, places, None)
            own = draw(
                key, self.entries.get(key, ()), self.folder, self.place, pages, draws=self.draws
            )
            return own if isinstance(own, Undrawn) else Drawn(own)
        for other, entries in self._pdfs(key):
            held = bytes_of(entries, self.place)
            if isinstance(held, Held) and (found := self._by(other, held, plan, places)):
                return found._replace(key="drawn_by_rendition")
        return self._by_office(plan, places)

    def _pdfs(self, key: str) -> Iterator[tuple[str, Sequence[Origin]]]:
        """Other renditions that have pages."""
        for other in self.others.get(key, ()):
            entries = [one for one in self.entries.get(other, ()) if one.media_type == PDF]
            if entries:
                yield other, entries

    def _by_office(self, plan: Plan, places: Sequence[Evidence] | None) -> Drawn | Undrawn:
        key = plan.document_id
        file = self._laid_out(key)
        entries = self.entries.get(key, ())
        path = next((one.path for one in entries), "")
        if not file.exists():
            if office.program() is None:
                return Undrawn("office_missing", "")
            if key not in self._failed:
                self._lay_out((key,))
            if not file.exists():
                held = bytes_of(entries, self.place)
                return held if isinstance(held, Undrawn) else Undrawn("office_failed", path)
        found = self._by(key, Held(file.read_bytes(), path), plan, places)
        if found is None:
            return Undrawn("office_failed", path)
        return found._replace(key="drawn_by_office", kept=file.name)

    def _by(
        self, document_id: str, held: Held, plan: Plan, places: Sequence[Evidence] | None
    ) -> Drawn | None:
        """The pages of a PDF and its words; None where it has no words to find a place by."""
        words = printed(held.data)
        if words is None:
            return None
        pages = _pages_of(plan, places, words)
        drawn = sheets(held.data, document_id, self.folder, held.path, pages, draws=self.draws)
        return None if isinstance(drawn, Undrawn) else Drawn(drawn, words, path=held.path)

    def _lay_out(self, keys: Sequence[str]) -> None:
        """Write the PDF of each file that can be had. LibreOffice gives all it was asked for or nothing."""
        files = {key: bytes_of(self.entries.get(key, ()), self.place) for key in keys}
        held = {
            f"{key}{_ending(one.path)}": one.data
            for key, one in files.items()
            if isinstance(one, Held)
        }
        seconds = _SECONDS if len(held) == 1 else _SECONDS_EACH
        try:
            made = office.convert(held, "pdf", seconds=seconds) if held else {}
        except (office.OfficeMissing, subprocess.SubprocessError, OSError):
            if len(keys) == 1:
                self._failed.update(keys)
                return
            half = len(keys) // 2
            self._lay_out(keys[:half])
            self._lay_out(keys[half:])
            return
        for key, data in made.items():
            target = self._laid_out(key)
            unfinished = target.with_name(f".{target.name}.tmp")
            unfinished.write_bytes(data)
            unfinished.replace(target)
        self.laid_out(len(made))

    def _laid_out(self, key: str) -> Path:
        return self.folder / f"{key}.pdf"


def entries_of(sources: Iterable[Source]) -> defaultdict[str, list[Source]]:
    """Files of the ledger by document, those that were read before their duplicates."""
    known = [one for one in sources if one.status in READ or one.status is SourceStatus.DUPLICATE]
    found: defaultdict[str, list[Source]] = defaultdict(list)
    for one in sorted(known, key=lambda one: one.status is SourceStatus.DUPLICATE):
        if one.document_id is not None:
            found[one.document_id].append(one)
    return found


def _pages_of(
    plan: Plan, places: Sequence[Evidence] | None, words: Printed | None
) -> frozenset[int] | None:
    if places is None:
        return None
    found = (located(one, plan.text, words) for one in places)
    return frozenset(region.page for one in found for region in one.regions if region.page)


def _ending(path: str) -> str:
    ending = Path(path).suffix.lower()
    return ending if ending in _WORD else ".docx"
