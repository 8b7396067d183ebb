"""Broken DOCX from good ones: the archive, its members, and the XML inside them."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable
from functools import lru_cache
from random import Random

from tests.fuzz.mutate_pdf import mutate_bytes

_VALUE = re.compile(rb'(?<=")[^"<>]*(?=")')
_NUMERIC = re.compile(rb'(?<=")-?\d+(?=")')
_TEXT = re.compile(rb"(?<=>)[^<>]+(?=<)")
_ELEMENT = re.compile(rb"<(w:\w+)\b[^<>]*?(?:/>|>)")
_WHOLE = re.compile(
    rb"<(w:(?:p|r|tc|tr|tbl|sectPr|pPr|rPr|lvl|style|footnote))\b[^<>]*>.*?</\1>", re.DOTALL
)
_ODD_VALUES = (
    b"", b"0", b"-1", b"1", b"63", b"1000", b"65536", b"2147483648", b"999999999",
    b"99999999999999999999", b"1e9", b"nan", b"inf", b"1.5", b"on", b"none", b"restart", b"xyz",
    "²".encode(), "٣".encode(), b"../../..", b"%1%2%3%4%5%6%7%8%9%0%%", b"lowerLetter", b"upperRoman",
)  # fmt: skip
_ODD_TEXTS = (
    b"", b" ", b"&#9;", b"&#1;", b"&amp;amp;", b"&undefined;", "e\u0302\u0301".encode(), "\u0301".encode(),
    "\u200b".encode(), "\ufffe".encode(), b"\xff", "Số:      /KH-UBND".encode(), b"x" * 5000,
    b"I. " * 500, "ngày 99 tháng 99 năm 9999".encode(), b"9" * 5000, b"1.1.1.1.1.1 " * 30,
    "Quý V/2023".encode(), "Trước ngày 31/02/2023".encode(), b"%s%n{0}", b"]]&gt;",
)  # fmt: skip
_WRAPPERS = (b"w:tbl", b"w:tr", b"w:tc", b"w:p", b"w:r", b"w:sdt", b"w:sdtContent", b"w:ins",
             b"w:hyperlink", b"mc:AlternateContent", b"w:txbxContent", b"w:smartTag", b"w:pict")  # fmt: skip
_NESTS = (
    (b"w:tbl", b"w:tr", b"w:tc"),
    (b"w:sdt", b"w:sdtContent"),
    (b"w:r", b"w:pict", b"w:txbxContent", b"w:p"),
    (b"w:ins",),
    (b"w:hyperlink",),
    (b"w:smartTag",),
)

Members = list[tuple[str, bytes]]
_Change = Callable[[Random, bytes], bytes]


@lru_cache(maxsize=16)
def _members(data: bytes) -> tuple[tuple[str, bytes], ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple((info.filename, archive.read(info)) for info in archive.infolist())


def _zipped(members: Members) -> bytes:
    out = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # two members of one name
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def _replaced(
    rng: Random, pattern: re.Pattern[bytes], xml: bytes, news: tuple[bytes, ...]
) -> bytes:
    found = list(pattern.finditer(xml))
    for match in sorted(rng.choices(found, k=rng.choice((1, 1, 5, 50))) if found else (),
                        key=lambda m: -m.start()):  # fmt: skip
        xml = xml[: match.start()] + rng.choice(news) + xml[match.end() :]
    return xml


def _values(rng: Random, xml: bytes) -> bytes:
    return _replaced(rng, rng.choice((_VALUE, _NUMERIC, _NUMERIC)), xml, _ODD_VALUES)


def _texts(rng: Random, xml: bytes) -> bytes:
    return _replaced(rng, _TEXT, xml, _ODD_TEXTS)


def _rename(rng: Random, xml: bytes) -> bytes:
    """Every element of one name becomes another."""
    names = sorted(set(_ELEMENT.findall(xml)))
    if not names:
        return xml
    old, new = rng.choice(names), rng.choice([*names, *_WRAPPERS])
    return re.sub(rb"(</?)" + re.escape(old) + rb"\b", rb"\1" + new, xml)


def _attributes_off(rng: Random, xml: bytes) -> bytes:
    """Elements of one name lose their attributes."""
    names = sorted(set(_ELEMENT.findall(xml)))
    if not names:
        return xml
    name = re.escape(rng.choice(names))
    return re.sub(rb"<(" + name + rb")\s[^<>]*?(/?)>", rb"<\1\2>", xml)


def _elements(rng: Random, xml: bytes) -> bytes:
    """A whole element dropped, doubled, moved, or wrapped deep in others."""
    found = list(_WHOLE.finditer(xml))
    if not found:
        return xml
    match = rng.choice(found)
    a, b = match.span()
    whole = match.group()
    match rng.randrange(4):
        case 0:
            return xml[:a] + xml[b:]
        case 1:
            return xml[:a] + whole * rng.choice((2, 50)) + xml[b:]
        case 2:
            at = rng.choice(found).start()
            return xml[:at] + whole + xml[at:]
        case _:
            nest, depth = rng.choice(_NESTS), rng.choice((1, 10, 80, 240, 1000))
            opened = b"".join(b"<%s>" % name for name in nest) * depth
            closed = b"".join(b"</%s>" % name for name in reversed(nest)) * depth
            return xml[:a] + opened + whole + closed + xml[b:]


_XML: tuple[_Change, ...] = (_values, _values, _texts, _rename, _attributes_off, _elements, _elements,
                             mutate_bytes)  # fmt: skip


def _in_member(rng: Random, members: Members) -> None:
    parts = [
        i
        for i, (name, content) in enumerate(members)
        if name.endswith((".xml", ".rels")) and content
    ]
    weights = [8 if "document.xml" in members[i][0] else 2 for i in parts]
    index = rng.choices(parts, weights)[0]
    name, content = members[index]
    members[index] = name, rng.choice(_XML)(rng, content)


def _around_members(rng: Random, members: Members) -> None:
    a, b = rng.randrange(len(members)), rng.randrange(len(members))
    match rng.randrange(4):
        case 0:
            if len(members) > 1:
                del members[a]
        case 1:
            members[a] = (members[a][0], members[b][1])
        case 2:
            members[a] = (
                rng.choice(("", "/", "..", "word/", "word\\document.xml", "x" * 300)),
                members[a][1],
            )
        case _:
            members.append((members[a][0].upper(), members[b][1]))


def mutate_docx(rng: Random, data: bytes) -> bytes:
    """One broken rendition of a DOCX; the same generator state gives the same bytes."""
    if rng.random() < 0.15:
        return mutate_bytes(rng, data)
    members = list(_members(data))
    for _ in range(rng.choice((1, 1, 2, 5))):
        (_around_members if rng.random() < 0.15 else _in_member)(rng, members)
    whole = _zipped(members)
    return mutate_bytes(rng, whole) if rng.random() < 0.05 else whole
