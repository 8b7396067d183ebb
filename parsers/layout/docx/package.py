"""The ZIP package of a DOCX: bytes in, parsed parts out, nothing inflated unchecked.

python-docx's own loader gives up on a package with one broken styles.xml or one relationship that
leads nowhere (``Target="../NULL"``, as converters write it), and inflates every picture. So the
parts we read are taken out here one by one, and python-docx lends its relationship types and its
arithmetic of part names.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from lzma import LZMAError

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from lxml import etree

from parsers.layout.docx.names import Element
from schemas.diagnostics import Code, Diagnostic, UnreadableDocument

# The largest real plan with annexes inflates to some 20 MB, pictures included; a part of text to 3.
MAX_TOTAL = 256 * 2**20
MAX_PART = 64 * 2**20
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
_DECLARATION = re.compile(r"^<\?xml[^>]*\?>")
_MAIN_PART = "word/document.xml"
_USUAL_NAMES = {
    RT.STYLES: "styles.xml",
    RT.NUMBERING: "numbering.xml",
    RT.SETTINGS: "settings.xml",
    RT.FOOTNOTES: "footnotes.xml",
    RT.ENDNOTES: "endnotes.xml",
}
_UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    NotImplementedError,  # a compression ZIP knows and Python does not
    RuntimeError,  # a single encrypted member
    ValueError,
)


class _Damaged(Exception):
    """A part that cannot be unpacked or parsed; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A parsed part: ``name`` is what a locator shows (``footnotes.xml``)."""

    name: str
    root: Element


@dataclass(frozen=True, slots=True)
class _Relationship:
    kind: str
    target: str


@dataclass(slots=True)
class Package:
    """An opened DOCX. Optional parts that are damaged are None, and said in ``diagnostics``."""

    main: Part
    diagnostics: list[Diagnostic]
    _archive: zipfile.ZipFile
    _members: dict[str, zipfile.ZipInfo]
    _folder: str
    _relationships: dict[str, _Relationship] | None
    _parsed: dict[str, Part | None] = field(default_factory=dict)

    def related(self, kind: str) -> Part | None:
        """The part the document relates to as ``kind`` (``RT.STYLES``); None when there is none."""
        if self._relationships is None:
            name = f"{self._folder}/{_USUAL_NAMES[kind]}".lstrip("/")
            return self._optional(name) if name in self._members else None
        for relationship in self._relationships.values():
            if relationship.kind == kind:
                return self._optional(relationship.target)
        return None

    def by_id(self, rel_id: str | None) -> Part | None:
        """The part behind ``r:id`` of a reference, as in ``<w:headerReference r:id="rId7"/>``."""
        relationship = (self._relationships or {}).get(rel_id or "")
        return self._optional(relationship.target) if relationship else None

    def _optional(self, name: str) -> Part | None:
        if name in self._parsed:
            return self._parsed[name]
        part: Part | None = None
        try:
            part = _part(self._archive, self._members, name)
        except _Damaged as reason:
            self.diagnostics.append(Code.DAMAGED_PART.at(part=name, reason=str(reason)))
        self._parsed[name] = part
        return part


def open_package(data: bytes) -> Package:
    """The package of a DOCX; ``UnreadableDocument`` when it is none or cannot be trusted."""
    archive = _open_zip(data)
    members = {_member_key(info.filename): info for info in archive.infolist()}
    _refuse_bombs(members)
    name = _main_name(archive, members)
    try:
        main = _part(archive, members, name)
    except _Damaged as reason:
        raise UnreadableDocument(
            "damaged_document",
            f"{name} cannot be read ({reason}); open the file in Word, let it repair it and save"
            " it again as .docx",
        ) from reason
    folder = name.rpartition("/")[0]
    package = Package(main, [], archive, members, folder, None)
    package._relationships = _relationships_of(package, name)  # noqa: SLF001  # built in one place
    return package


def _open_zip(data: bytes) -> zipfile.ZipFile:
    if not data:
        raise UnreadableDocument("empty_file", "the file is empty; ask for it again")
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableDocument(
            "encrypted", "the file is locked with a password; open it in Word and save it without"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _UNPACKING as reason:
        raise UnreadableDocument(
            "damaged_zip",
            f"the file is no ZIP archive that can be opened ({reason}), as a .docx must be;"
            " download or save it again",
        ) from reason


def _member_key(name: str) -> str:
    """Part names compare without case; some writers of ZIP use backslashes."""
    return name.replace("\\", "/").lstrip("/").lower()


def _refuse_bombs(members: dict[str, zipfile.ZipInfo]) -> None:
    """Declared sizes bind: zipfile never unpacks more than a member declares."""
    total = sum(info.file_size for info in members.values())
    if total > MAX_TOTAL:
        raise UnreadableDocument(
            "zip_too_large",
            f"the package would unpack to {total // 2**20} MB, more than {MAX_TOTAL // 2**20} MB;"
            " it is no plan, or its pictures must be made smaller",
        )


def _main_name(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> str:
    """Name of the main part, through ``_rels/.rels`` or by its usual name."""
    try:
        roots = _read_relationships(archive, members, "_rels/.rels", "/")
    except _Damaged:
        roots = {}
    for relationship in roots.values():
        if relationship.kind == RT.OFFICE_DOCUMENT and relationship.target in members:
            if members[relationship.target].flag_bits & _ENCRYPTED_FLAG:
                break
            if relationship.target.endswith(".xml") and not relationship.target.startswith(
                ("xl/", "ppt/")
            ):
                return relationship.target
    main = members.get(_MAIN_PART)
    if main is not None and main.flag_bits & _ENCRYPTED_FLAG:
        raise UnreadableDocument(
            "encrypted", "the ZIP is locked with a password; unpack it and save the file without"
        )
    if main is not None:
        return _MAIN_PART
    if any(name.startswith("word/") for name in members):
        raise UnreadableDocument(
            "docx_without_document",
            "the package has a folder word but no word/document.xml; save it again as .docx",
        )
    raise UnreadableDocument(
        "zip_not_docx",
        "the ZIP holds no word/document.xml; it is not a Word document - save it again as .docx",
        unsupported=True,
    )


def _relationships_of(package: Package, name: str) -> dict[str, _Relationship] | None:
    """Relationships of the main part; None (usual names are tried) when they cannot be read."""
    folder, _, base = name.rpartition("/")
    rels = f"{folder}/_rels/{base}.rels".lstrip("/")
    if rels not in package._members:  # noqa: SLF001  # same module, while the package is built
        return None
    try:
        return _read_relationships(package._archive, package._members, rels, f"/{folder}")  # noqa: SLF001  # same
    except _Damaged as reason:
        package.diagnostics.append(Code.DAMAGED_PART.at(part=rels, reason=str(reason)))
        return None


def _read_relationships(
    archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str, base: str
) -> dict[str, _Relationship]:
    found = {}
    for element in _part(archive, members, name).root:
        if element.get("TargetMode") == "External":
            continue
        target: str = element.get("Target") or ""
        key = _member_key(PackURI.from_rel_ref(base, target)) if target else ""
        found[str(element.get("Id"))] = _Relationship(str(element.get("Type")), key)
    return found


def _part(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo], name: str) -> Part:
    info = members.get(name)
    if info is None:
        raise _Damaged("it is missing from the package")
    return Part(name.rpartition("/")[2], _parse(_unpack(archive, info)))


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
    except _UNPACKING as reason:
        raise _Damaged(f"it cannot be unpacked: {reason}") from reason


def _parse(xml: bytes) -> Element:
    """The root element, of the transitional namespaces; entities are refused, never expanded."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        decoded = xml.decode("utf-16", errors="replace")
        xml = _DECLARATION.sub("", decoded).encode()
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        _refuse_entities()
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
