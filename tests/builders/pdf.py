"""PDFs for tests, written byte by byte: ``pdf([PdfPage().text(85, 60, "KẾ HOẠCH")])``.

Positions are points from the top left corner of the page as it is looked at, whatever its /Rotate
and CropBox. The codes of the font are UTF-16, with a ToUnicode map; all of them but blanks show one
glyph, a box of 0.4 em in an advance of ``EM``, so that every position can be reckoned.
"""

import hashlib
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

EM = 0.5
"""Width of every character, of the type size."""
_MEDIA_MARGIN = 40
"""Points the MediaBox of a cropped page reaches beyond its CropBox at left and bottom."""
_FONTS = {(False, False): "F1", (True, False): "F2", (False, True): "F3", (True, True): "F4"}
_NAMES = {"F1": "Serif", "F2": "Serif-Bold", "F3": "Serif-Italic", "F4": "Serif-BoldItalic"}
_GLYPH = (50, 0, 450, 700)
"""Left, bottom, right, top, in thousandths of the type size."""
_BLANKS = (0x20, 0xA0)
"""Codes that show no glyph."""
_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_ALLOWED = -4 & 0xFFFFFFFF


def width_of(text: str, size: float = 13) -> float:
    """Points a text takes."""
    return len(text) * EM * size


@dataclass
class Widget:
    """A form field with an appearance: ``kind`` is ``Sig`` or ``Tx``."""

    kind: str
    x: float
    baseline: float
    text: str
    size: float


@dataclass
class PdfPage:
    """A page that is drawn on; every drawing method returns the page."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    cropped: bool = False
    ops: list[str] = field(default_factory=list)
    forms: list["PdfPage"] = field(default_factory=list)
    widgets: list[Widget] = field(default_factory=list)
    links: list[tuple[float, float, float, float]] = field(default_factory=list)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        size: float = 13,
        *,
        bold: bool = False,
        italic: bool = False,
        upwards: bool = False,
    ) -> "PdfPage":
        """One line; ``upwards`` runs from the bottom of the page to its top."""
        turn = "0 1 -1 0" if upwards else "1 0 0 1"
        place = f"{turn} {x:.3f} {self.height - baseline:.3f}"
        font = _FONTS[bold, italic]
        self.ops.append(f"BT /{font} {size} Tf {place} Tm <{_codes(text)}> Tj ET")
        return self

    def lines(self, x: float, baseline: float, texts: Sequence[str], size: float = 13) -> "PdfPage":
        """Lines one under the other."""
        for index, text in enumerate(texts):
            self.text(x, baseline + index * 1.3 * size, text, size)
        return self

    def stroke(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        *,
        grey: float = 0,
        width: float = 0.5,
    ) -> "PdfPage":
        """A stroked line from one point to another."""
        a, b = self.height - top, self.height - bottom
        self.ops.append(f"q {grey} G {width} w {x0} {a} m {x1} {b} l S Q")
        return self

    def box(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        """A stroked rectangle."""
        self.ops.append(f"{x0} {self.height - bottom} {x1 - x0} {bottom - top} re S")
        return self

    def fill(
        self, x0: float, top: float, x1: float, bottom: float, *, grey: float = 0
    ) -> "PdfPage":
        """A filled rectangle: a thin one is a line, a large one shades."""
        self.ops.append(f"q {grey} g {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f Q")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float], *, filled: bool = False) -> "PdfPage":
        """All borders of a table, as strokes or as thin rectangles."""
        half = 0.25
        for x in xs:
            if filled:
                self.fill(x - half, ys[0], x + half, ys[-1])
            else:
                self.stroke(x, ys[0], x, ys[-1])
        for y in ys:
            if filled:
                self.fill(xs[0], y - half, xs[-1], y + half)
            else:
                self.stroke(xs[0], y, xs[-1], y)
        return self

    def form(self, inside: "PdfPage", dx: float = 0, dy: float = 0) -> "PdfPage":
        """A form object, moved right and down; ``inside`` is as high as this page."""
        self.forms.append(inside)
        self.ops.append(f"q 1 0 0 1 {dx} {-dy} cm /X{len(self.forms) - 1} Do Q")
        return self

    def picture(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        """A grey picture of one pixel."""
        place = f"{x1 - x0} 0 0 {bottom - top} {x0} {self.height - bottom}"
        self.ops.append(f"q {place} cm /Im Do Q")
        return self

    def field(self, kind: str, x: float, baseline: float, text: str, size: float = 13) -> "PdfPage":
        """A form field that draws ``text`` over the page; only on pages that are not turned."""
        self.widgets.append(Widget(kind, x, baseline, text, size))
        return self

    def link(self, x0: float, top: float, x1: float, bottom: float) -> "PdfPage":
        self.links.append((x0, self.height - bottom, x1, self.height - top))
        return self


def _codes(text: str) -> str:
    return text.encode("utf-16-be").hex()


@dataclass
class _File:
    """Objects as they are numbered; ``key`` encrypts their streams."""

    key: bytes | None
    objects: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        self.objects.append(b"null")
        return len(self.objects)

    def add(self, body: str, number: int | None = None) -> int:
        number = number or self.reserve()
        self.objects[number - 1] = body.encode()
        return number

    def stream(self, entries: str, content: bytes) -> int:
        number = self.reserve()
        if self.key is not None:
            place = number.to_bytes(3, "little") + b"\0\0"
            content = rc4(hashlib.md5(self.key + place).digest()[:10], content)  # noqa: S324 - as PDF asks
        head = f"<<{entries}/Length {len(content)}>>\nstream\n".encode()
        self.objects[number - 1] = head + content + b"\nendstream"
        return number


def pdf(pages: Sequence[PdfPage], *, password: str | None = None) -> bytes:
    """The file. With a password, even an empty one, it is encrypted (RC4, 40 bits)."""
    ident = b"0123456789abcdef"
    owner = _owner_entry() if password is not None else b""
    key = _key(password, owner, ident) if password is not None else None
    file = _File(key)
    catalog, tree = file.reserve(), file.reserve()
    resources = _resources(file, "".join(op for page in pages for op in _all_ops(page)))
    fields: list[int] = []
    kids = [_page(file, page, tree, resources, fields) for page in pages]
    file.add(f"<</Type/Pages/Count {len(kids)}/Kids[{_refs(kids)}]>>", tree)
    form = f"/AcroForm<</SigFlags 3/Fields[{_refs(fields)}]>>" if fields else ""
    file.add(f"<</Type/Catalog/Pages {tree} 0 R{form}>>", catalog)
    trailer = f"/Root {catalog} 0 R/ID[<{ident.hex()}><{ident.hex()}>]"
    if key is not None:
        user = rc4(key, _PAD)
        lock = f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{user.hex()}>/P {_ALLOWED - 2**32}>>"
        trailer += f"/Encrypt {file.add(lock)} 0 R"
    return _written(file, trailer)


def _written(file: _File, trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.6\n"), []
    for number, body in enumerate(file.objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<</Size {len(places) + 1}{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _page(file: _File, page: PdfPage, tree: int, resources: str, fields: list[int]) -> int:
    turned = page.rotate in {90, 270}
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    x = y = _MEDIA_MARGIN if page.cropped else 0
    matrix = {
        0: f"1 0 0 1 {x} {y}",
        90: f"0 1 -1 0 {x + width} {y}",
        180: f"-1 0 0 -1 {x + width} {y + height}",
        270: f"0 -1 1 0 {x} {y + height}",
    }[page.rotate]
    inner = [
        file.stream(
            f"/Type/XObject/Subtype/Form/BBox[0 0 {form.width} {form.height}]/Resources<<{resources}>>",
            "\n".join(form.ops).encode(),
        )
        for form in page.forms
    ]
    own = "".join(f"/X{i} {number} 0 R" for i, number in enumerate(inner))
    content = file.stream("", "\n".join([f"{matrix} cm", *page.ops]).encode())
    annotations = [_widget(file, page, w, resources) for w in page.widgets]
    fields += annotations
    annotations += [
        file.add(f"<</Type/Annot/Subtype/Link/Rect[{a} {b} {c} {d}]/Border[0 0 1]>>")
        for a, b, c, d in page.links
    ]
    crop = f"/CropBox[{x} {y} {x + width} {y + height}]" if page.cropped else ""
    return file.add(
        f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {x + width} {y + height}]{crop}"
        f"/Rotate {page.rotate}/Contents {content} 0 R/Annots[{_refs(annotations)}]"
        f"/Resources<<{resources.replace('/XObject<<', '/XObject<<' + own)}>>>>"
    )


def _widget(file: _File, page: PdfPage, widget: Widget, resources: str) -> int:
    width, low = width_of(widget.text, widget.size), page.height - widget.baseline
    drawn = PdfPage(width, widget.size).text(0, 0.8 * widget.size, widget.text, widget.size)
    look = file.stream(
        f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {widget.size}]/Resources<<{resources}>>",
        "\n".join(drawn.ops).encode(),
    )
    bottom = low - 0.2 * widget.size
    rect = f"{widget.x} {bottom} {widget.x + width} {bottom + widget.size}"
    return file.add(
        f"<</Type/Annot/Subtype/Widget/FT/{widget.kind}/T<{widget.kind.encode().hex()}>/F 4"
        f"/Rect[{rect}]/AP<</N {look} 0 R>>>>"
    )


def _all_ops(page: PdfPage) -> Sequence[str]:
    drawn = [op for inner in (page, *page.forms) for op in inner.ops]
    return [*drawn, *(f"<{_codes(w.text)}> Tj" for w in page.widgets)]


def _resources(file: _File, ops: str) -> str:
    used = sorted({c for op in ops.split("<")[1:] for c in _characters(op.partition(">")[0])})
    pairs = "\n".join(f"<{_codes(c)}> <{_codes(c)}>" for c in used)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(used)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    )
    to_unicode = file.stream("", cmap.encode())
    glyphs = bytearray(2 * 65536)
    for blank in _BLANKS:
        glyphs[2 * blank + 1] = 1
    to_glyph = file.stream("/Filter/FlateDecode", zlib.compress(bytes(glyphs)))
    program = _truetype()
    font_file = file.stream(f"/Length1 {len(program)}", program)
    fonts = ""
    for key, name in _NAMES.items():
        bold, slanted = "Bold" in name, "Italic" in name
        flags = 2 | 4 | (1 << 6 if slanted else 0) | (1 << 18 if bold else 0)
        descriptor = file.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {flags}/Ascent 800/Descent -200"
            f"/FontBBox[0 -200 1000 800]/ItalicAngle {-12 if slanted else 0}"
            f"/StemV {140 if bold else 80}/CapHeight 700"
            f"/FontFile2 {font_file} 0 R>>"
        )
        below = file.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/DW {EM * 1000:.0f}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor} 0 R/CIDToGIDMap {to_glyph} 0 R>>"
        )
        font = file.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{below} 0 R]/ToUnicode {to_unicode} 0 R>>"
        )
        fonts += f"/{key} {font} 0 R"
    image = file.stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
        b"\x80",
    )
    return f"/Font<<{fonts}>>/XObject<</Im {image} 0 R>>"


def _truetype() -> bytes:
    """A TrueType font of two glyphs: a box and a blank."""
    left, low, right, high = _GLYPH
    bounds = struct.pack(">4h", left, low, right, high)
    xs = struct.pack(">4h", left, 0, right - left, 0)
    ys = struct.pack(">4h", low, high - low, 0, low - high)
    outline = struct.pack(">h", 1) + bounds + struct.pack(">2H", 3, 0) + b"\x01" * 4 + xs + ys
    tables = {
        b"glyf": outline,
        b"head": struct.pack(">4I2H2Q", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0)
        + bounds
        + struct.pack(">2H3h", 0, 8, 2, 0, 0),
        b"hhea": struct.pack(">I3hH3h", 0x10000, 800, -200, 0, 500, left, 50, right)
        + struct.pack(">8hH", 1, 0, 0, 0, 0, 0, 0, 0, 2),
        b"hmtx": struct.pack(">Hh", round(EM * 1000), left) * 2,
        b"loca": struct.pack(">3H", 0, len(outline) // 2, len(outline) // 2),
        b"maxp": struct.pack(">I2H", 0x10000, 2, 4) + struct.pack(">12H", 1, *[0] * 11),
    }
    place, directory, body = 12 + 16 * len(tables), b"", b""
    for tag, table in tables.items():
        directory += tag + struct.pack(">3I", 0, place + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return struct.pack(">I4H", 0x10000, len(tables), 64, 2, 32) + directory + body


def _characters(codes: str) -> str:
    return bytes.fromhex(codes).decode("utf-16-be")


def _refs(numbers: Sequence[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _owner_entry() -> bytes:
    return rc4(hashlib.md5(_padded("owner")).digest()[:5], _PAD)  # noqa: S324 - as PDF asks


def _key(password: str, owner: bytes, ident: bytes) -> bytes:
    told = _padded(password) + owner + _ALLOWED.to_bytes(4, "little") + ident
    return hashlib.md5(told).digest()[:5]  # noqa: S324 - as PDF asks


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PAD)[:32]


def rc4(key: bytes, data: bytes) -> bytes:
    """The stream cipher of old PDFs."""
    box = list(range(256))
    j = 0
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)
