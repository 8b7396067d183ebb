"""Runs of a DOCX in an old encoding: decoded in the tree, before anything reads it.

``<w:rFonts w:ascii=".VnTime"/>`` with ``<w:t>Céng hoµ</w:t>`` becomes ``<w:t>Cộng hoà</w:t>``. A
document without a single suspicious letter is not looked at any further.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.layout.docx import names as n
from parsers.layout.docx.names import Element
from parsers.layout.docx.styles import StyleSheet
from parsers.layout.suspect import SUSPECT
from schemas.diagnostics import Code, Diagnostic

_FONTS, _ASCII, _H_ANSI = n.W + "rFonts", n.W + "ascii", n.W + "hAnsi"
_SOFT_HYPHEN = n.W + "softHyphen"
_LETTER_U = "\u00ad"
"""What some writers save as ``w:softHyphen`` is the letter ư of TCVN3."""
_BREAK = "\0"
"""Parts words where a tab or a forced break stands; XML cannot hold it."""


@dataclass(slots=True)
class _Piece:
    """Neighbouring runs of a paragraph in one font, so that no word is judged by halves."""

    font: str
    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)


def decode_runs(roots: Iterable[Element], styles: StyleSheet) -> list[Diagnostic]:
    """Rewrite the runs of these parts that are in an old encoding; say how many there were."""
    suspects = list(roots)
    if not any(SUSPECT.search(_all_text(root)) for root in suspects):
        return []
    from parsers.layout.encodings import decode_all  # noqa: PLC0415 - tables few documents need

    pieces = [piece for root in suspects for piece in _pieces(root, _Fonts(styles))]
    counts: Counter[str] = Counter()
    found = decode_all([("".join(piece.texts), piece.font) for piece in pieces])
    for piece, decoded in zip(pieces, found, strict=True):
        if decoded is None:
            continue
        counts[decoded.encoding] += 1
        letters: list[list[str]] = [[] for _ in piece.texts]
        owners = [index for index, text in enumerate(piece.texts) for _ in text]
        for char, origin in zip(decoded.text, decoded.origin, strict=True):
            letters[owners[origin]].append(char)
        for element, own in zip(piece.elements, letters, strict=True):
            element.tag, element.text = n.T, "".join(own).replace(_BREAK, "")
    return [Code.LEGACY_ENCODING.at(encoding=name, count=count) for name, count in counts.items()]


def _all_text(root: Element) -> str:
    text: str = etree.tostring(root, method="text", encoding="unicode")
    return text


def _pieces(root: Element, fonts: "_Fonts") -> Iterator[_Piece]:
    for paragraph in root.iter(n.P):
        style = fonts.styles.paragraph(n.child(paragraph, n.P_PR)).style
        piece: _Piece | None = None
        for run in paragraph.iter(n.R):
            if next(run.iterancestors(n.P)) is not paragraph:
                continue  # of a text box, which is a paragraph of its own
            font = fonts.of(n.child(run, n.R_PR), style)
            if piece is None or piece.font != font:
                if piece:
                    yield piece
                piece = _Piece(font)
            for child in run:
                if child.tag in {n.T, _SOFT_HYPHEN}:
                    piece.elements.append(child)
                    text = _LETTER_U if child.tag == _SOFT_HYPHEN else child.text or ""
                    piece.texts.append(text)
                elif child.tag in {n.TAB, n.BR} and piece.texts:
                    piece.texts[-1] += _BREAK
        if piece:
            yield piece


class _Fonts:
    """Fonts of runs: their own, that of the styles, that of the document."""

    def __init__(self, styles: StyleSheet) -> None:
        self.styles = styles

    def of(self, properties: Element | None, paragraph_style: str) -> str:
        return (
            _font(properties)
            or self._of_style(n.child_value(properties, n.R_STYLE))
            or self._of_style(paragraph_style)
        )

    def _of_style(self, style: str | None) -> str:
        fonts = (_font(n.child(element, n.R_PR)) for element in self.styles.chain(style))
        return next((font for font in fonts if font), "")


def _font(properties: Element | None) -> str:
    fonts = n.child(properties, _FONTS)
    return "" if fonts is None else fonts.get(_ASCII) or fonts.get(_H_ANSI) or ""
