"""Unicode to the old encodings: strings, and a whole DOCX with its fonts."""

import io
import re
import unicodedata
import zipfile
from copy import deepcopy
from itertools import groupby

from docx.oxml.ns import qn
from lxml import etree

from parsers.layout.encodings.codecs import TCVN3, VNI
from parsers.layout.encodings.tables import TABLES, entries, from_hex

TO_TCVN3 = {letter: code for code, letter in from_hex(TABLES["tcvn3"]["letters"]).items()}
_VNI = {letter: code for code, letter in entries(TABLES["vni"]["letters"]).items()}
TO_VNI = _VNI | {letter.upper(): code.upper() for letter, code in _VNI.items()}
LETTERS = "".join(sorted(_VNI)) + "".join(sorted(letter.upper() for letter in _VNI))
"""The 134 letters of Vietnamese that are not ASCII."""


def to_tcvn3(text: str) -> str:
    """Capital letters with a tone stay as they are: TCVN3 has none."""
    return "".join(TO_TCVN3.get(c, c) for c in unicodedata.normalize("NFC", text))


def to_vni(text: str) -> str:
    return "".join(TO_VNI.get(c, c) for c in unicodedata.normalize("NFC", text))


def tcvn3_runs(text: str) -> list[tuple[str, str]]:
    """Runs as people typed them: (font, text), capitals in the font that draws them."""
    if text.isupper():
        return [(".VnTimeH", to_tcvn3(text.lower()))]

    def capital(char: str) -> bool:
        return char in LETTERS and char.isupper() and char not in TO_TCVN3

    return [
        (".VnTimeH", to_tcvn3("".join(run).lower()))
        if high
        else (".VnTime", to_tcvn3("".join(run)))
        for high, run in groupby(unicodedata.normalize("NFC", text), capital)
    ]


def reencoded(docx: bytes, encoding: str) -> bytes:
    """The document with every run in ``encoding`` and in a font of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if re.fullmatch(r"word/(document|footnotes|header\d*|footer\d*)\.xml", name):
                content = _part(content, encoding)
            new.writestr(name, content)
    return out.getvalue()


def _part(xml: bytes, encoding: str) -> bytes:
    root = etree.fromstring(xml)
    for text in list(root.iter(qn("w:t"))):
        run = text.getparent()
        pieces = {
            TCVN3: tcvn3_runs,
            VNI: lambda said: [("VNI-Times", to_vni(said))],
        }[encoding](text.text or "")
        others = [child for child in run if child.tag not in {qn("w:t"), qn("w:rPr")}]
        assert not others, "the builder puts each text in a run of its own"
        for font, said in pieces:
            copy = deepcopy(run)
            properties = copy.find(qn("w:rPr"))
            if properties is None:
                properties = etree.Element(qn("w:rPr"))
                copy.insert(0, properties)
            for fonts in properties.findall(qn("w:rFonts")):
                properties.remove(fonts)
            attributes = {qn("w:ascii"): font, qn("w:hAnsi"): font}
            properties.insert(0, etree.Element(qn("w:rFonts"), attributes))
            copy.find(qn("w:t")).text = said
            run.addprevious(copy)
        run.getparent().remove(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
