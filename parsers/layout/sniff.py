"""The media type of a file, from its bytes alone.

Names lie: ``Ke_hoach_tap_huan.doc`` is HTML with a byte order mark, another ``.doc`` is a DOCX, a
``.docx`` is plain text. What comes out is a media type, ``application/octet-stream`` when the bytes
say nothing.
"""

import io
import re
import struct
import zipfile
import zlib
from lzma import LZMAError

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOC = "application/msword"
ODT = "application/vnd.oasis.opendocument.text"
RTF = "application/rtf"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
HTML = "text/html"
TEXT = "text/plain"
EMPTY = "application/x-empty"
UNKNOWN = "application/octet-stream"

_PDF_HEAD = 1024  # a reader of PDF looks for its mark this far, behind mail headers and the like
_HEAD = 4096
_LARGEST_TYPES = 2**20  # bytes of a [Content_Types].xml; real ones have two thousand
_ZIP_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DIRECTORY = 2**16
"""Bytes at the end of a ZIP in which its directory is looked for."""
_DIRECTORY_END, _DOCUMENT = b"PK\x05\x06", b"word/document.xml"
_OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOC_STREAM = "WordDocument".encode("utf-16-le")
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?>.*?-->)\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
                   re.IGNORECASE | re.DOTALL)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,  # a 64-bit offset outside of any file
    NotImplementedError,  # a compression ZIP knows and Python does not
    RuntimeError,  # a member locked with a password
    ValueError,
)
"""What zipfile raises on an archive that is damaged, locked or strange."""


def sniff(data: bytes) -> str:
    """Media type of ``data``: ``sniff(b"%PDF-1.7 …")`` is ``application/pdf``."""
    if not data:
        return EMPTY
    if data.startswith(_OLE_MARK):
        return _of_ole(data)
    if data.startswith(_ZIP_MARKS):
        return _of_zip(data)
    if b"%PDF-" in data[:_PDF_HEAD]:
        return PDF
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return RTF
    return _of_text(data)


def _of_ole(data: bytes) -> str:
    """A locked DOCX is an OLE file too: it goes to the reader that can say it is locked."""
    if _LOCKED_STREAM in data:
        return DOCX
    return DOC if _DOC_STREAM in data else OLE


def _of_zip(data: bytes) -> str:
    tail = data[-_DIRECTORY:]
    if (
        _DOCUMENT in tail and _DIRECTORY_END in tail
    ):  # nearly always, and the reader opens it anyway
        return DOCX
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            if "word/document.xml" in names or b"wordprocessingml" in _start(
                archive, "[Content_Types].xml"
            ):
                return DOCX
            if b"opendocument.text" in _start(archive, "mimetype"):
                return ODT
    except ZIP_ERRORS:
        return ZIP
    return ZIP


def _start(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a member; nothing when there is no such member."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(_LARGEST_TYPES)


def _of_text(data: bytes) -> str:
    """HTML, plain text in UTF-8 or UTF-16, or neither. TCVN3 text is no UTF-8 and stays unknown."""
    head = data[:_HEAD]
    encoding = next((name for bom, name in _BOMS if head.startswith(bom)), "utf-8")
    # The cut at _HEAD may fall into a character: its rest decodes to at most three bad bytes.
    text = head.decode(encoding, errors="replace").lstrip("\ufeff")
    if _HTML.match(text):
        return HTML
    whole = text if len(data) <= _HEAD else text[:-2].rstrip("\ufffd")
    if "\ufffd" in whole or _CONTROL.search(whole):
        return UNKNOWN
    return TEXT
