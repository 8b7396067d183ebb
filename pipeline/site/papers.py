"""The pages two plans are compared by: of either those a change stands on, as pictures that the page itself holds.

They are drawn as the report draws them (``drawn``, ``places``), into a folder that is gone afterwards. Where a side cannot
be drawn its ``Paper`` says why, and the words and places stand alone.
"""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from pipeline.site.drawn import Drawings
from pipeline.site.located import Printed, located
from pipeline.site.pictures import Origin, Sheet, Undrawn
from pipeline.site.places import Frame, frames_of
from pipeline.site.wording import Said, said
from pipeline.store.places import Place
from schemas.comparison import Comparison, Spot
from schemas.plan import Evidence, Plan


class Shown(NamedTuple):
    """A page, and the boxes of a change on it."""

    sheet: Sheet
    frames: tuple[Frame, ...]


class Paper(NamedTuple):
    """The pages of one plan that are shown."""

    sheets: tuple[Sheet, ...] = ()
    pictures: Mapping[int, str] = {}
    """WebP in base64 by page."""
    notice: Said | None = None
    text: str = ""
    printed: Printed | None = None

    def shown(self, spots: Iterable[Spot]) -> tuple[Shown, ...]:
        """The pages a change stands on."""
        frames = [
            frame
            for spot in spots
            if spot.evidence is not None
            for frame in frames_of(located(spot.evidence, self.text, self.printed), self.sheets)
        ]
        return tuple(
            Shown(sheet, told)
            for sheet in self.sheets
            if (told := tuple(one for one in frames if one.page == sheet.number))
        )


def papers(
    comparison: Comparison,
    plans: tuple[Plan, Plan],
    origins: Mapping[str, Sequence[Origin]],
    others: Mapping[str, Sequence[str]],
    place: Callable[[str], Place],
) -> tuple[Paper, Paper]:
    """Both sides, where they differ. ``origins``: files by document; ``others``: renditions by document."""
    places: tuple[list[Evidence], list[Evidence]] = ([], [])
    for change in comparison.changes:
        for found, spots in zip(places, (change.a, change.b), strict=True):
            found += [spot.evidence for spot in spots if spot.evidence is not None]
    with TemporaryDirectory(prefix="plans-pages-") as folder:
        drawings = Drawings(origins, others, Path(folder), place)
        drawings.prepare([plan for plan, found in zip(plans, places, strict=True) if found])
        a, b = (_paper(drawings, *side) for side in zip(plans, places, strict=True))
    return a, b


def _paper(drawings: Drawings, plan: Plan, places: Sequence[Evidence]) -> Paper:
    if not places:
        return Paper()
    drawn = drawings.draw(plan, places)
    if isinstance(drawn, Undrawn):
        return Paper(notice=said(drawn.key, path=plan.file_name))
    notice = said(drawn.key, path=drawn.path) if drawn.key else None
    pictures = {one.number: _base64(drawings.folder / one.picture) for one in drawn.sheets}
    return Paper(drawn.sheets, pictures, notice, plan.text, drawn.printed)


def _base64(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()
