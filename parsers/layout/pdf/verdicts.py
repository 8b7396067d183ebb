"""Whether the text layer of a page can be believed, and its repair where it cannot.

Enter the pages as PDFium tells them; every page gets its verdict. Text in an old encoding
(``Céng hoµ x· héi``) and words told as numbers of glyphs (``7KӵF KLӋQ``) are put right before
anything looks for rows and marks. Where only the picture of a page is to be trusted, as under the
scanner's ``UBND TINH KIEN GIANG - S:3I/QD-SYT``, the page needs OCR and its runs are set aside. A page
that is read although too many of its words are none is named, and so is one that should say something.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.layout.encodings import Decoded, decode_all
from parsers.layout.encodings.codecs import TCVN3
from parsers.layout.encodings.glyph_numbers import leaks, restore
from parsers.layout.encodings.shares import BELIEVED, vietnamese
from parsers.layout.encodings.syllables import TELLING, is_bare_syllable, is_syllable, words
from parsers.layout.pdf.ink import PageInk, Run
from parsers.layout.suspect import SUSPECT
from schemas.diagnostics import Code, Diagnostic
from schemas.layout import PageVerdict

VIETNAMESE = 0.04
"""Of a page's characters: letters no other language has (0.07 on the poorest real page)."""
COVERED = 0.5
"""Of the page: a picture so large may be the page itself."""
STAMP_LENGTH = 250
"""Characters: the lines of a signing stamp have 48 to 150 of them."""
SAYS_NOTHING = 8
"""Words: fewer over a picture as large as the page are a number, a head line, or the name of the program that scanned it."""
FEW_WORDS = 5
"""Words from which on the share of syllables means something."""
MANY_WORDS = 30
BARE = 0.6
"""Of the words: Vietnamese without its marks (English has 0.2 to 0.35)."""
MARKED = 0.02
"""Of the words: a layer that has so few Vietnamese ones has lost the marks."""
GARBLED = 0.35
"""Of the words: fewer syllables than these in a page that is not English are junk."""
READABLE = 0.6
"""Of the words of a page that was repaired, or whose font tells no characters."""
UNMAPPED = 0.2
"""Of the characters: so many without a meaning make a page unreadable when its words are."""
ENGLISH = 0.05
"""Of the words."""
UNSEEN = 0.5
"""Of the characters: a layer nobody sees, what a scanner lays under its picture."""
BESIDE = 0.1
"""Of the page: a picture so large beside the text is no seal, signature or code to scan, and may be a table."""
DRAWING = 5
"""Rulings or shapes: what a page draws that has something to say."""

_NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\ufffd]|[\ue000-\uf8ff](?=\\S)|(?<=\\S)[\ue000-\uf8ff]"  # no bullets
)
_ODD = re.compile(f"[\u0370-\u04ff]|{_NOTHING.pattern}")
_FOREIGN = re.compile("[\u0370-\u04ff\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""What one of the odd signs is; looked for first, because looking around each character takes time."""
_STAMP = re.compile(
    r"(?:Ký bởi|Người ký|Thời gian ký|Ngày ký|Cơ quan|Email)\s*:|SAO Y\b"
    r"|\d\d:\d\d:\d\d|\+07:00",
    re.IGNORECASE,
)
_ENGLISH = frozenset({"the", "of", "and", "for", "with", "that", "shall", "will", "this", "by"})
_SOFT_HYPHEN = re.compile(r"([a-zđ]+)-$")
"""PDFium's hyphen at the end of a line, which in TCVN3 may be the letter ư: ``nh-`` for ``nh­``."""


def judge(inks: Sequence[PageInk], *, cut: bool = False) -> list[Diagnostic]:
    """Repair the runs of the pages, set aside what cannot be believed, and say so.

    ``cut``: the end of the file is missing.
    """
    diagnostics: list[Diagnostic] = [Code.FILE_CUT.at()] if cut else []
    diagnostics += [Code.MENDED_MAPS.at(letters=ink.mended) for ink in inks[:1] if ink.mended]
    texts = [" ".join(run.text for run in ink.runs) for ink in inks]
    if any(SUSPECT.search(text) for text in texts):
        diagnostics += _decode(inks)
        texts = [" ".join(run.text for run in ink.runs) for ink in inks]
    for ink, text in zip(inks, texts, strict=True):
        clean = _clean(ink, text)
        if not clean:
            diagnostics += _doubted(ink, text)
        if not ink.runs:
            if ink.verdict is not PageVerdict.NEEDS_OCR:  # a page set aside has said why
                diagnostics += _silent_page(ink, cut=cut)
            continue
        diagnostics += _doubtful(ink, text if clean else " ".join(run.text for run in ink.runs))
        if ink.unmapped:
            diagnostics.append(Code.UNMAPPED_GLYPHS.at(page=ink.number, count=ink.unmapped))
        if ink.unsaid:
            diagnostics.append(Code.UNSAID_TEXT.at(page=ink.number, count=ink.unsaid))
    return diagnostics


def _clean(ink: PageInk, text: str) -> bool:
    """Plainly Vietnamese, drawn as text: nothing to look into."""
    return (
        bool(text)
        and not ink.restored
        and ink.covered < COVERED
        and ink.unsaid <= len(ink.runs)
        and len(TELLING.findall(text)) >= VIETNAMESE * len(text)
        and not (_FOREIGN.search(text) and _ODD.search(text))
    )


def _silent_page(ink: PageInk, *, cut: bool) -> Iterator[Diagnostic]:
    """A page that says nothing and is not plainly blank."""
    if ink.rotated:
        return
    if cut:
        yield Code.SILENT_PAGE.at(page=ink.number, reason="and the end of the file is missing")
    elif max(len(ink.rulings), ink.shapes) >= DRAWING:
        yield Code.SILENT_PAGE.at(page=ink.number, reason="though something is drawn on it")


def _doubtful(ink: PageInk, text: str) -> Iterator[Diagnostic]:
    """A page that is read, but cannot be relied on, or not for all of it."""
    if ink.beside >= BESIDE and ink.invisible <= UNSEEN:
        yield Code.PICTURE_BESIDE.at(page=ink.number, share=f"{ink.beside:.0%}")
    if ink.blanks:
        yield Code.LYING_MAPS.at(page=ink.number, count=ink.blanks)
    share = vietnamese(text)
    if share is not None and share < BELIEVED:
        yield Code.DOUBTFUL_WORDS.at(page=ink.number, share=f"{share:.0%}")


def _decode(inks: Sequence[PageInk]) -> Iterator[Diagnostic]:
    """Every run of the document in an old encoding as Unicode, its edges kept in step."""
    runs = [(ink, index) for ink in inks for index in range(len(ink.runs))]
    found = decode_all([(ink.runs[index].text, ink.runs[index].font) for ink, index in runs])
    counts: Counter[str] = Counter()
    for (ink, index), decoded in zip(runs, found, strict=True):
        if decoded is not None:
            ink.runs[index] = _respelled(ink.runs[index], decoded)
            ink.verdict = PageVerdict.REPAIRED
            counts[decoded.encoding] += 1
    for encoding, count in counts.items():
        yield Code.LEGACY_ENCODING.at(encoding=encoding, count=count)


def _respelled(run: Run, decoded: Decoded) -> Run:
    text = decoded.text
    end = _SOFT_HYPHEN.search(text) if decoded.encoding == TCVN3 else None
    if end and not is_syllable(end.group(1)) and is_syllable(end.group(1) + "ư"):
        text = text[:-1] + "ư"
    return replace(run, text=text, edges=[*(run.edges[i] for i in decoded.origin), run.edges[-1]])


def _doubted(ink: PageInk, text: str) -> Iterator[Diagnostic]:
    """The verdict on a page whose characters are not plainly Vietnamese."""
    if not ink.runs and ink.pictures:
        ink.verdict = PageVerdict.NEEDS_OCR
        yield Code.PAGE_WITHOUT_TEXT.at(page=ink.number)
        return
    text = unicodedata.normalize("NFC", text)
    leaking, said = leaks(text), list(ink.runs)
    count = ink.restored
    if leaking:
        more, text = _restore(ink)
        count += more
    if leaking or count:
        ink.verdict, leaking = PageVerdict.REPAIRED, True
    reason = _why_not(_layer(ink, text, leaking=leaking))
    if reason:
        ink.verdict = PageVerdict.NEEDS_OCR
        ink.unreadable, ink.runs, ink.rulings = said, [], []
        yield Code.PAGE_NEEDS_OCR.at(page=ink.number, reason=reason)
    elif leaking:
        yield Code.GLYPH_NUMBERS.at(page=ink.number, count=count)


def _restore(ink: PageInk) -> tuple[int, str]:
    """Words told as glyph numbers put right, letter by letter; how many, and the page's text."""
    total = 0
    for index, run in enumerate(ink.runs):
        text, count = restore(run.text)
        if count:
            ink.runs[index] = replace(run, text=text)
            total += count
    return total, " ".join(run.text for run in ink.runs)


@dataclass(frozen=True, slots=True)
class _Layer:
    """The text layer of a page in numbers; the shares are of its words."""

    ink: PageInk
    text: str
    leaking: bool
    words: int
    syllables: float
    bare: float
    marked: float
    english: float

    @property
    def over_picture(self) -> bool:
        return self.ink.covered >= COVERED


def _layer(ink: PageInk, text: str, *, leaking: bool) -> _Layer:
    found = [m.group() for m in words(text) if len(m.group()) > 1 or not m.group().isascii()]
    share = 1 / max(len(found), 1)
    return _Layer(
        ink,
        text,
        leaking,
        len(found),
        syllables=share * sum(map(is_syllable, found)),
        bare=share * sum(map(is_bare_syllable, found)),
        marked=share * sum(not word.isascii() for word in found),
        english=share * sum(word.lower() in _ENGLISH for word in found),
    )


def _why_not(layer: _Layer) -> str | None:
    """Why the text of a page cannot be believed; None when it can."""
    checks = (_silent, _only_stamp, _meaningless, _not_restored, _without_marks, _junk)
    return next((reason for check in checks if (reason := check(layer))), None)


def _silent(layer: _Layer) -> str | None:
    drawn, said = layer.ink.unsaid, len(layer.ink.runs)
    return f"{drawn} pieces of text are drawn that it does not say" if drawn > said else None


def _only_stamp(layer: _Layer) -> str | None:
    """``SAO Y; CÔNG AN TỈNH LÂM ĐỒNG; 18/03/2026; 08:32:14; +07:00`` over a scan, or ``Scanned with CamScanner``."""
    length = len(layer.text)
    if not layer.over_picture or not length:
        return None
    if not layer.words:
        return "over its picture stand no words"
    if length <= STAMP_LENGTH and _STAMP.search(layer.text):
        return f"over its picture stands but the text of a stamp, {length} characters"
    if layer.words < SAYS_NOTHING:
        return f"over its picture stands nothing but {layer.text[:40].strip()!r}"
    return None


def _meaningless(layer: _Layer) -> str | None:
    length, nothing = len(layer.text), len(_NOTHING.findall(layer.text)) + layer.ink.unmapped
    if nothing and nothing >= UNMAPPED * length and layer.syllables < READABLE:
        return f"{nothing} of its {length} characters mean nothing"
    return None


def _not_restored(layer: _Layer) -> str | None:
    if layer.leaking and layer.syllables < READABLE:
        return f"of its words, told as glyph numbers, {layer.syllables:.0%} could be restored"
    return None


def _without_marks(layer: _Layer) -> str | None:
    """``UBND TINH KIEN GIANG``: a scanner that knows no Vietnamese. English is none of it."""
    if not layer.over_picture or layer.words < FEW_WORDS or layer.english >= ENGLISH:
        return None
    unseen = layer.ink.invisible > UNSEEN  # CQNG HOA XA HQI: bare syllables are rare in it
    if layer.marked < MARKED and (unseen or layer.bare >= BARE):
        return f"over its picture stands Vietnamese without marks ({layer.marked:.0%} of its words)"
    return None


def _junk(layer: _Layer) -> str | None:
    if not layer.over_picture or layer.words < MANY_WORDS or layer.english >= ENGLISH:
        return None
    if layer.syllables < GARBLED:
        return f"over its picture stand words of which {layer.syllables:.0%} are Vietnamese"
    return None
