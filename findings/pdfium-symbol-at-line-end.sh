#!/usr/bin/env bash
# PDFium's text of a document symbol that is broken at the end of a line: `12/KH-` | `UBND`.
#
# Expected: the text layer's own characters, `12/KH-` and `UBND`, with a line break between them.
# Seen (pypdfium2 5.15.2): between two letters hyphen and line break become one U+0002, so that the symbol
# reads `12/KH\x02UBND`, also behind Đ (`45/QĐ-` | `TTg`); between digits (`2021-` | `2025`) and behind a blank
# (`Lao dong -` | `Thuong binh`) both stay. pypdf 6.0.0 keeps the hyphen in the same file.
# Vietnamese has no hyphenation: the hyphen is always part of the symbol or the name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pypdfium2==5.15.2 pypdf==6.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pypdf
import pypdfium2

PAIRS = [(b"So 12/KH-", b"UBND"), (b"So 45/Q\x80-", b"TTg"), (b"nam 2021-", b"2025"), (b"Lao dong -", b"Thuong binh")]


def pdf(lines):
    """One page in Helvetica, one line of text each; code 128 is Đ by its glyph name."""
    shown = b"".join(b"(%s) Tj 0 -18 Td " % line for line in lines)
    content = b"BT /F1 14 Tf 72 700 Td " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding"
        b" << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /Dcroat] >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size, table, size, len(out))


file = pdf([line for pair in PAIRS for line in pair])
seen = pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded()
other = pypdf.PdfReader(io.BytesIO(file)).pages[0].extract_text()
print("pypdfium2:", repr(seen))
print("pypdf:    ", repr(other))
assert "12/KH\x02UBND" in seen and "45/QĐ\x02TTg" in seen, "the hyphen of a symbol is kept now"
assert "2021-\r\n2025" in seen and "dong -\r\nThuong" in seen, "hyphens of other kinds changed"
assert "12/KH-\nUBND" in other.replace("\r", ""), "pypdf changed"
print("as described")
PYTHON
