"""The ZIP package of a DOCX: bytes in, parsed parts out, nothing inflated unchecked.

The loader of python-docx gives up on a package with one broken styles.xml or one relationship that
leads nowhere (``Target="../NULL"``, as converters write it), and inflates every picture. So the
parts we read are taken out here one by one.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lxml import etree

from parsers.layout.docx.asleep import without_tables
from parsers.layout.docx.names import Element
from parsers.layout.sniff import ZIP_ERRORS
from schemas.diagnostics import Code, Diagnostic, UnreadableDocument

# Bytes when unpacked. A plan of 15 pages with annex has a document.xml of 0.4 MB; pictures, which
# are never unpacked, may fill the rest.
MAX_TOTAL = 256 * 2**20
MAX_PART = 64 * 2**20
# Elements and attributes of all parts read. A page has some two thousand; each costs 200 to 900 bytes, of
# however few it was inflated (ten million empty paragraphs, 88 KB as a file: 1.9 GB).
MAX_NODES = 1_000_000
_LEAST = 3
"""Bytes of an element: ``<a>``."""
_ENCRYPTED_FLAG = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = (
    (b"purl.oclc.org/ooxml/wordprocessingml/main",
     b"schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"purl.oclc.org/ooxml/officeDocument/relationships",
     b"schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"purl.oclc.org/ooxml/officeDocument/math",
     b"schemas.openxmlformats.org/officeDocument/2006/math"),
)  # fmt: skip
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)""")
# Those that spell < as one byte; XML of a package is in UTF-8 or UTF-16, some writers do not know
_ENCODINGS = re.compile(rb"utf-?(?:8|16|32)|us-ascii|iso-8859-\d+|windows-125\d", re.IGNORECASE)
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_MAIN_PART = "word/document.xml"
_OTHER_OFFICE = ("xl/", "ppt/", "visio/")
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


class Kind(StrEnum):
    """What one part is to another."""

    OFFICE_DOCUMENT = _OF_OFFICE + "officeDocument"
    STYLES = _OF_OFFICE + "styles"
    NUMBERING = _OF_OFFICE + "numbering"
    SETTINGS = _OF_OFFICE + "settings"
    FOOTNOTES = _OF_OFFICE + "footnotes"
    ENDNOTES = _OF_OFFICE + "endnotes"


_USUAL_NAMES = {
    Kind.STYLES: "styles.xml",
    Kind.NUMBERING: "numbering.xml",
    Kind.SETTINGS: "settings.xml",
    Kind.FOOTNOTES: "footnotes.xml",
    Kind.ENDNOTES: "endnotes.xml",
}


class _Damaged(Exception):
    """A part that cannot be unpacked or parsed; the message says why."""


class _TooDeep(_Damaged):
    """A part that nests deeper than the parser follows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A parsed part: ``name`` is what a locator shows (``footnotes.xml``)."""

    name: str
    root: Element
    asleep: dict[str, bytes] = field(default_factory=dict)
    """Styles that are parsed when they are asked for, by id."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    """Those of the package: where a style that cannot be parsed is said."""

    def woken(self, style: str) -> Element | None:
        """The style of a table; None for one that is none or cannot be read."""
        xml = self.asleep.pop(style, None)
        if xml is None:
            return None
        try:
            return next(iter(_parse(xml)), None)
        except _Damaged as reason:
            told = Code.DAMAGED_PART.at(part=self.name, reason=f"style {style}: {reason}")
            self.diagnostics.append(told)
            return None


@dataclass(frozen=True, slots=True)
class _Relationship:
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class _Archive:
    """The ZIP, its members by the lower-case names that relationships lead to."""

    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    """Of several of one name the last, as a reader of ZIP takes it."""
    diagnostics: list[Diagnostic]
    copies: Counter[str]
    """Members by name."""
    nodes: Counter[str] = field(default_factory=Counter)
    """Elements and attributes of the parts taken out, by name."""
    sizes: Counter[str] = field(default_factory=Counter)
    """Their bytes."""

    def part(self, name: str, kind: Kind | None = None) -> Part:
        info = self.members.get(name)
        if info is None:
            raise _Damaged("it is missing from the package")
        if self.copies[name] > 1:
            self.diagnostics.append(Code.PART_TWICE.at(part=name, count=self.copies[name]))
        xml, base = _unpack(self.file, info), name.rpartition("/")[2]
        self._count(name, xml)
        if kind is Kind.STYLES:
            awake, asleep = without_tables(xml)
            with suppress(_Damaged):
                return Part(base, _parse(awake), asleep)
        return Part(base, _parse(xml))

    def _count(self, name: str, xml: bytes) -> None:
        """Refuse what would fill memory when parsed; a part is counted once, however often it is read, and
        none while all are too small to hold half of what is allowed.
        """
        self.sizes[name] = len(xml)
        if self.sizes.total() < MAX_NODES * _LEAST // 2:
            return
        elements = xml.count(b"<") - xml.count(b"</")
        self.nodes[name] = elements + (xml.count(b'"') + xml.count(b"'")) // 2
        if self.nodes.total() > MAX_NODES:
            raise UnreadableDocument(
                "xml_too_large",
                f"up to {name} the package holds more than {MAX_NODES:,} elements and attributes of"
                " XML; no plan is that long: copy its text into a new document and save it as .docx",
            )

    def relationships(self, name: str) -> dict[str, _Relationship]:
        """The relationships of the part ``name``, by id; of the package itself for ``""``."""
        folder = name.rpartition("/")[0]
        found = {}
        for element in self.part(_rels_name(name)).root:
            target: str = element.get("Target") or ""
            if target and element.get("TargetMode") != "External":
                key = _member_key(posixpath.normpath(posixpath.join(f"/{folder}", target)))
                found[str(element.get("Id"))] = _Relationship(str(element.get("Type")), key)
        return found


@dataclass(slots=True)
class Package:
    """An opened DOCX. Optional parts that are damaged are None, and said in ``diagnostics``."""

    main: Part
    diagnostics: list[Diagnostic]
    _archive: _Archive
    _folder: str
    _relationships: dict[str, _Relationship] | None
    _parsed: dict[str, Part | None] = field(default_factory=dict)

    def related(self, kind: Kind) -> Part | None:
        """The part the document relates to as ``kind`` (``Kind.STYLES``); None when there is none."""
        if self._relationships is None:
            name = f"{self._folder}/{_USUAL_NAMES[kind]}".lstrip("/")
            return self._optional(name, kind) if name in self._archive.members else None
        for relationship in self._relationships.values():
            if relationship.kind == kind:
                return self._optional(relationship.target, kind)
        return None

    def by_id(self, rel_id: str | None) -> Part | None:
        """The part behind ``r:id`` of a reference, as in ``<w:headerReference r:id="rId7"/>``."""
        relationship = (self._relationships or {}).get(rel_id or "")
        return self._optional(relationship.target) if relationship else None

    def _optional(self, name: str, kind: Kind | None = None) -> Part | None:
        if name not in self._parsed:
            self._parsed[name] = None
            try:
                part = self._archive.part(name, kind)
                self._parsed[name] = replace(part, diagnostics=self.diagnostics)
            except _TooDeep:
                self.diagnostics.append(Code.TOO_DEEP.at(part=name))
            except _Damaged as reason:
                self.diagnostics.append(Code.DAMAGED_PART.at(part=name, reason=str(reason)))
        return self._parsed[name]


def open_package(data: bytes) -> Package:
    """The package of a DOCX; ``UnreadableDocument`` when it is none or cannot be trusted."""
    file = _open_zip(data)
    diagnostics: list[Diagnostic] = []
    members = [(_member_key(info.filename), info) for info in file.infolist()]
    archive = _Archive(file, dict(members), diagnostics, Counter(name for name, _ in members))
    _refuse_bombs(archive)
    name = _main_name(archive)
    try:
        main = archive.part(name)
    except _Damaged as reason:
        raise UnreadableDocument(
            "damaged_document",
            f"{name} cannot be read ({reason}); open the file in Word, let it repair it and save"
            " it again as .docx",
        ) from reason
    relationships = _relationships_of(archive, name, diagnostics)
    return Package(main, diagnostics, archive, name.rpartition("/")[0], relationships)


def _open_zip(data: bytes) -> zipfile.ZipFile:
    if not data:
        raise UnreadableDocument("empty_file", "the file is empty; ask for it again")
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument(
            "encrypted", "the file is locked with a password; open it in Word and save it without"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except ZIP_ERRORS as reason:
        raise UnreadableDocument(
            "damaged_zip",
            f"the file is no ZIP archive that can be opened ({reason}), as a .docx must be;"
            " download or save it again",
        ) from reason


def _member_key(name: str) -> str:
    """Part names compare without case; some writers of ZIP use backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _rels_name(name: str) -> str:
    folder, _, base = name.rpartition("/")
    return f"{folder}/_rels/{base}.rels".lstrip("/")


def _refuse_bombs(archive: _Archive) -> None:
    """Declared sizes bind: zipfile never unpacks more than a member declares."""
    total = sum(info.file_size for info in archive.file.infolist())
    if total > MAX_TOTAL:
        raise UnreadableDocument(
            "zip_too_large",
            f"the package would unpack to {total // 2**20} MB, more than {MAX_TOTAL // 2**20} MB;"
            " it is no plan, or its pictures must be made smaller",
        )


def _main_name(archive: _Archive) -> str:
    """Name of the main part, through ``_rels/.rels`` or by its usual name."""
    try:
        roots = archive.relationships("")
    except _Damaged:
        roots = {}
    targets = [root.target for root in roots.values() if root.kind == Kind.OFFICE_DOCUMENT]
    for name in (*targets, _MAIN_PART):
        if name not in archive.members or name.startswith(_OTHER_OFFICE):
            continue
        if archive.members[name].flag_bits & _ENCRYPTED_FLAG:
            raise UnreadableDocument(
                "encrypted",
                "the ZIP is locked with a password; unpack it and zip or save it without",
            )
        return name
    if any(name.startswith("word/") for name in archive.members):
        raise UnreadableDocument(
            "docx_without_document",
            "the package has a folder word but no word/document.xml; save it again as .docx",
        )
    raise UnreadableDocument(
        "zip_not_docx",
        "the ZIP holds no word/document.xml; it is not a Word document - save it again as .docx",
        unsupported=True,
    )


def _relationships_of(
    archive: _Archive, name: str, diagnostics: list[Diagnostic]
) -> dict[str, _Relationship] | None:
    """Relationships of the main part; None (usual names are tried) when there are none to read."""
    if _rels_name(name) not in archive.members:
        return None
    try:
        return archive.relationships(name)
    except _Damaged as reason:
        diagnostics.append(Code.DAMAGED_PART.at(part=_rels_name(name), reason=str(reason)))
        return None


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.file_size > MAX_PART:
        raise UnreadableDocument(
            "zip_too_large",
            f"{info.filename} would unpack to more than {MAX_PART // 2**20} MB of XML;"
            " no plan is that long",
        )
    try:
        with archive.open(info) as member:
            return member.read(MAX_PART + 1)
    except ZIP_ERRORS as reason:
        raise _Damaged(f"it cannot be unpacked: {reason}") from reason


def _parse(xml: bytes) -> Element:
    """The root element, of the transitional namespaces; entities are refused, never expanded."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        decoded = xml.decode("utf-16", errors="replace")
        xml = _DECLARATION.sub("", decoded).encode()
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        _refuse_entities()
    encoding = _ENCODING.match(xml)
    if encoding is not None and not _ENCODINGS.fullmatch(encoding[1]):
        raise _Damaged(f"it is in {encoding[1].decode(errors='replace')}, which no package may be")
    if b"purl.oclc.org/ooxml" in xml:
        for strict, transitional in _STRICT:
            xml = xml.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Element = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as reason:
        if "Excessive depth" in str(reason):
            raise _TooDeep(f"it is nested too deep: {reason}") from reason
        raise _Damaged(f"it is no well-formed XML: {reason}") from reason
    # An encoding in which the bytes above do not spell <!DOCTYPE.
    if root.getroottree().docinfo.internalDTD is not None:
        _refuse_entities()
    return root


def _refuse_entities() -> None:
    raise UnreadableDocument(
        "xml_entities",
        "a part of the package declares a DOCTYPE or entities, which no word processor writes;"
        " open the file in Word and save it again",
    )
