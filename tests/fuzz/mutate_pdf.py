"""Broken PDFs from good ones: shallow (bytes of the file) and deep (objects and streams inside).

Deep mutations work on the file taken apart: objects by number, streams inflated, so that a changed
number reaches PDFium's content parser and our geometry instead of a checksum.
"""

import re
import zlib
from collections.abc import Callable
from functools import lru_cache
from random import Random

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"^(.*?)\bstream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.#])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_ODD_NUMBERS = (
    b"0", b"-1", b"1", b"3", b"0.00001", b"-0.5", b"32768", b"65536", b"1e9", b"1000000",
    b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999", b"-1e38",
    b"340282350000000000000000000000000000000", b"nan", b"inf", b".", b"--5", b"1.2.3",
)  # fmt: skip
_PAGE_KEYS = (
    b"/Rotate 90", b"/Rotate 45", b"/Rotate -270", b"/UserUnit 75", b"/UserUnit 0",
    b"/CropBox [100 100 300 200]", b"/CropBox [0 0 0 0]", b"/CropBox [900 900 9000 9000]",
    b"/MediaBox [0 0 0 0]", b"/MediaBox [-1e9 -1e9 1e9 1e9]", b"/MediaBox [595 842 0 0]",
    b"/MediaBox [0 0 1e-9 1e30]", b"/Contents [1 0 R 1 0 R 2 0 R]", b"/Annots [1 0 R 2 0 R]",
)  # fmt: skip
_OPERATORS = (
    b"q", b"Q", b"BT", b"ET", b"0 0 0 0 0 0 cm", b"1 0 0 0 0 0 cm", b"1e30 0 0 1e30 0 0 cm",
    b"0 1 -1 0 0 0 cm", b"1 0 0.001 1 0 0 cm", b"-1 0 0 -1 595 842 cm", b"1000 Tz", b"-100 Tz",
    b"1e20 Tc", b"-30 Tc", b"0 Tf", b"1 0 0 1 1e38 1e38 Tm", b"0 0 0 0 0 0 Tm", b"40 Ts", b"3 Tr",
    b"0 0 m 595 842 l S", b"0 0 m 595 0 l S", b"10 10 m 10 700 l S", b"0 0 1e9 1e9 re S",
    b"50 50 400 0.5 re f", b"50 50 0.5 400 re f", b"BI /W 9 /H 9 ID xx EI", b"/Fm0 Do", b"/Im4 Do",
)  # fmt: skip

Parts = dict[int, tuple[bytes, bytes | None]]
"""By object number: what stands before ``stream``, and the stream inflated; None without one."""
_Change = Callable[[Random, Parts], None]


@lru_cache(maxsize=16)
def _apart(data: bytes) -> Parts:
    parts: Parts = {}
    for match in _OBJECT.finditer(data):
        head, stream = match.group(2), None
        if inner := _STREAM.match(head):
            head, stream = inner.groups()
            if b"FlateDecode" in head:
                try:
                    stream = zlib.decompressobj().decompress(stream)
                    head = re.sub(rb"/Filter\s*/FlateDecode", b"", head)
                except zlib.error:
                    pass
            head = re.sub(rb"/Length\s+\d+(?:\s+0\s+R)?", b"", head)
        parts[int(match.group(1))] = (head, stream)
    return parts


def _together(parts: Parts, root: bytes) -> bytes:
    out = bytearray(b"%PDF-1.6\n")
    places = {}
    for number, (head, stream) in parts.items():
        places[number] = len(out)
        out += b"%d 0 obj" % number
        if stream is None:
            out += head
        else:
            at = head.rfind(b">>")
            out += head[:at] + b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream"
        out += b"\nendobj\n"
    start, size = len(out), max(parts, default=0) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        kept = number in places
        out += b"%010d %05d %c \n" % (places.get(number, 0), 0 if kept else 65535, b"fn"[kept])
    return bytes(out + b"trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF" % (size, root, start))


def _streams(parts: Parts) -> list[int]:
    return [number for number, (_, stream) in parts.items() if stream]


def _replaced_once(rng: Random, pattern: re.Pattern[bytes], text: bytes, new: bytes) -> bytes:
    found = list(pattern.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + new + text[match.end() :]


def _number_in_stream(rng: Random, parts: Parts) -> None:
    number = rng.choice(_streams(parts))
    head, stream = parts[number]
    for _ in range(rng.choice((1, 1, 3, 20))):
        stream = _replaced_once(rng, _NUMBER, stream or b"", rng.choice(_ODD_NUMBERS))
    parts[number] = head, stream


def _number_in_head(rng: Random, parts: Parts) -> None:
    number = rng.choice(list(parts))
    head, stream = parts[number]
    parts[number] = _replaced_once(rng, _NUMBER, head, rng.choice(_ODD_NUMBERS)), stream


def _name(rng: Random, parts: Parts) -> None:
    number, other = rng.choices(list(parts), k=2)
    names = _NAME.findall(parts[other][0]) or [b"/Nothing"]
    head, stream = parts[number]
    parts[number] = _replaced_once(rng, _NAME, head, rng.choice(names)), stream


def _reference(rng: Random, parts: Parts) -> None:
    """A reference that leads elsewhere: cycles in the page tree, forms within themselves."""
    number = rng.choice(list(parts))
    head, stream = parts[number]
    target = b"%d 0 R" % rng.choice([*parts, number, 0, 99999])
    parts[number] = _replaced_once(rng, _REFERENCE, head, target), stream


def _swap(rng: Random, parts: Parts) -> None:
    a, b = rng.choices(list(parts), k=2)
    parts[a], parts[b] = parts[b], parts[a]


def _swap_streams(rng: Random, parts: Parts) -> None:
    a, b = rng.choices(_streams(parts), k=2)
    (head_a, stream_a), (head_b, stream_b) = parts[a], parts[b]
    parts[a], parts[b] = (head_a, stream_b), (head_b, stream_a)


def _drop(rng: Random, parts: Parts) -> None:
    if len(parts) > 1:
        del parts[rng.choice(list(parts))]


def _cut_stream(rng: Random, parts: Parts) -> None:
    number = rng.choice(_streams(parts))
    head, stream = parts[number]
    parts[number] = head, (stream or b"")[: rng.randrange(len(stream or b"x"))]


def _lines_of_stream(rng: Random, parts: Parts) -> None:
    """Operators dropped, doubled, moved, or odd ones put in between."""
    number = rng.choice(_streams(parts))
    head, stream = parts[number]
    lines = (stream or b"").split(b"\n")
    for _ in range(rng.choice((1, 3, 30))):
        at = rng.randrange(len(lines))
        match rng.randrange(4):
            case 0:
                lines[at] = b""
            case 1:
                lines.insert(at, rng.choice(lines))
            case 2:
                lines.insert(at, rng.choice(_OPERATORS))
            case _:
                other = rng.randrange(len(lines))
                lines[at], lines[other] = lines[other], lines[at]
    parts[number] = head, b"\n".join(lines)


def _page_key(rng: Random, parts: Parts) -> None:
    pages = [number for number, (head, _) in parts.items() if _PAGE.search(head)]
    if pages:
        number = rng.choice(pages)
        head, stream = parts[number]
        at = head.rfind(b">>")
        # PDFium keeps the last of two equal keys.
        parts[number] = head[:at] + rng.choice(_PAGE_KEYS) + head[at:], stream


_DEEP: tuple[_Change, ...] = (
    _number_in_stream, _number_in_stream, _number_in_head, _name, _reference, _swap,
    _swap_streams, _drop, _cut_stream, _lines_of_stream, _lines_of_stream, _page_key,
)  # fmt: skip


def mutate_bytes(rng: Random, data: bytes) -> bytes:
    """Bytes flipped, the end cut off, blocks cut, doubled, moved or made zero."""
    out = bytearray(data)
    a = rng.randrange(len(out))
    b = min(len(out), a + rng.choice((1, 16, 512, 20000)))
    match rng.randrange(6):
        case 0:
            for _ in range(rng.choice((1, 4, 64))):
                out[rng.randrange(len(out))] = rng.randrange(256)
        case 1:
            del out[a:]
        case 2:
            del out[a:b]
        case 3:
            out[a:a] = out[a:b]
        case 4:
            block, at = out[a:b], rng.randrange(len(out))
            out[at : at + len(block)] = block
        case _:
            out[a:b] = bytes(b - a)
    return bytes(out)


def mutate_pdf(rng: Random, data: bytes) -> bytes:
    """One broken rendition of a PDF; the same generator state gives the same bytes."""
    if rng.random() < 0.25:
        return mutate_bytes(rng, data)
    parts = dict(_apart(data))
    root = re.search(rb"/Root\s+\d+\s+0\s+R", data)
    for _ in range(rng.choice((1, 1, 2, 5))):
        if _streams(parts):
            rng.choice(_DEEP)(rng, parts)
    whole = _together(parts, root.group() if root else b"")
    return mutate_bytes(rng, whole) if rng.random() < 0.1 else whole
