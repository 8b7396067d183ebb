"""What a page says and draws to what a reader is shown of it: ``PageInk``.

Seen and unseen are parted, a text drawn twice is read once, a number is put into its blank, what is
struck out is taken out. The unseen text of a page that is a picture is what the page says.
"""

from collections.abc import Iterator, Sequence

from parsers.layout.pdf.doubled import once
from parsers.layout.pdf.glyphs import Glyphs
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.pdf.rulings import Drawn, beside, covered, inked, unsaid
from parsers.layout.pdf.struck import struck_out
from parsers.layout.pdf.widgets import Overlay, added, onto_blanks

LAYER = 0.5
"""Of the page: a picture so large may be the page itself, and unseen text what it says."""


def length_of(runs: Sequence[Run]) -> int:
    """Characters of the runs."""
    return sum(len(run.text) for run in runs)


def ink_of_page(
    glyphs: Glyphs, drawn: Drawn, size: tuple[float, float], overlay: Overlay | None
) -> PageInk:
    width, height = size
    share = covered(drawn, width, height)
    runs, unseen = list(glyphs.runs), list(glyphs.unseen)
    silent = length_of(unseen)
    invisible = silent / (silent + length_of(runs)) if silent else 0.0
    if invisible > 0.5 and share >= LAYER:  # the text of a scanned page
        runs, unseen = runs + unseen, []
    off = [run for run in runs if not _on_page(run, width, height)]
    if off:
        runs = [run for run in runs if _on_page(run, width, height)]
    drawn_over = added(overlay.before, _words(runs)) if overlay is not None else ""
    runs = once(runs)
    if unseen:  # white letters under black ones, for a shadow or an outline, are no other text
        known = {id(run) for run in runs}
        unseen = [run for run in once([*runs, *unseen]) if id(run) not in known]
    if overlay is not None:
        onto_blanks(runs, overlay)
    standing, struck, rulings = struck_out(runs, drawn.rulings)
    return PageInk(
        0,
        width,
        height,
        standing,
        rulings,
        glyphs.rotated,
        len(drawn.pictures),
        drawn_over,
        areas=drawn.shades,
        covered=share,
        beside=beside(drawn, map(_middle, runs), size),
        unmapped=glyphs.unmapped,
        unsaid=unsaid(drawn, glyphs.owners),
        unseen=unseen + off,
        struck=struck,
        invisible=invisible,
        restored=glyphs.restored,
        blanks=glyphs.blanks,
        suspect=glyphs.suspect,
        shapes=0 if standing else inked(drawn.areas),
    )


def _words(runs: Sequence[Run]) -> Iterator[str]:
    for run in runs:
        yield from run.text.split()


def _middle(run: Run) -> tuple[float, float]:
    return (run.x0 + run.x1) / 2, run.baseline - 0.3 * run.size


def _on_page(run: Run, width: float, height: float) -> bool:
    """Does a run stand on the page at least in part? Its box is higher than its letters."""
    middle = run.baseline - 0.3 * run.size
    return run.x1 > 0 and run.x0 < width and 0 < middle < height
