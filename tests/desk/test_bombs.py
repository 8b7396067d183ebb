"""Files that unpack to more than memory holds, or reach for other files, dropped at the desk: it lives, each is told as not
read with its reason, and nothing is written but the inbox and the register. All are small, and harmless where they are not read.
"""

import io
import zipfile
import zlib
from shutil import which

from parsers.layout.docx import package
from tests.desk.conftest import RAW
from tests.desk.test_attacks import below, wait_for

GOOD = RAW / "mau-ke-hoach-xa-2026.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEGABYTE = b" " * 2**20
LAUGHS = "<!DOCTYPE w [" + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
) + "]><w>&i;</w>"  # fmt: skip
READS_FILES = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>'
READS_OUT = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/evil.dtd"><w/>'


def body(inside):
    return f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'


def word(document=None, **others):
    """The good file with another document.xml, and members more; a member is bytes, text or a count of megabytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(GOOD) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            if name != "word/document.xml" or document is None:
                made.writestr(name, good.read(name))
        members = {"word/document.xml": document} | others
        for name, content in members.items():
            if isinstance(content, int):
                with made.open(name, "w") as member:
                    for _ in range(content):
                        member.write(MEGABYTE)
            elif content is not None:
                made.writestr(name, content)
    return out.getvalue()


def lying():
    """A member that is larger than the archive says."""
    data = word(body("<w:p><w:r><w:t>" + "a" * 50_000 + "</w:t></w:r></w:p>"))
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        size = made.getinfo("word/document.xml").file_size
    return data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))


def odt(start, megabytes=0):
    """A text of LibreOffice whose content is what is given, and blanks."""
    kind = "application/vnd.oasis.opendocument.text"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", kind, zipfile.ZIP_STORED)
        made.writestr("META-INF/manifest.xml", MANIFEST.format(kind=kind))
        with made.open("content.xml", "w") as member:
            member.write(start.encode())
            for _ in range(megabytes):
                member.write(MEGABYTE)
    return out.getvalue()


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def pdf_bomb():
    """A page whose contents inflate to 65 MB of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join([*(packer.compress(MEGABYTE) for _ in range(65)), packer.flush()])
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    )
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, one in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, one))
    table = out.tell()
    out.write(
        b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % one for one in places)
    )
    out.write(b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()


OFFICE = "conversion_failed" if which("soffice") else "needs_libreoffice"
"""LibreOffice opens none of these; where it is not installed nobody tries."""
BOMBS = [
    # name, its bytes, code of the error, words that tell what to do
    ("one part.docx", lambda: word(package.MAX_PART // 2**20 + 1), "zip_too_large", "64 MB"),
    ("all parts.docx", lambda: word(**{f"word/media/{n}.xml": 52 for n in range(5)}), "zip_too_large", "256 MB"),
    ("lying.docx", lying, "damaged_document", "repair"),
    ("laughs.docx", lambda: word(LAUGHS), "xml_entities", "DOCTYPE"),
    ("laughs in styles.docx", lambda: word(body("<w:p/>"), **{"word/footnotes.xml": LAUGHS}), None, None),
    ("reads files.docx", lambda: word(READS_FILES), "xml_entities", "DOCTYPE"),
    ("reads out.docx", lambda: word(READS_OUT), "xml_entities", "DOCTYPE"),
    ("many.docx", lambda: word(body("<w:p/>" * package.MAX_NODES)), "xml_too_large", "copy its text"),
    ("deep.docx", lambda: word(body("<w:tbl><w:tr><w:tc>" * 2000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 2000)),
     "damaged_document", "repair"),
    ("stream.pdf", pdf_bomb, "pdf_too_large", "64 MB"),
    ("blanks.odt", lambda: odt("<a>", 70), OFFICE, "save it as .docx" if which("soffice") else "libreoffice"),
    ("laughs.odt", lambda: odt(LAUGHS), OFFICE, "save it as .docx" if which("soffice") else "libreoffice"),
]  # fmt: skip


def test_bombs_are_told_and_the_desk_lives(client, desk, tmp_path):
    before = below(tmp_path)
    batch = client.post("/inbox/begin").json()["batch"]
    made = {name: make() for name, make, *_ in BOMBS}
    assert max(map(len, made.values())) < 500_000
    for name, data in made.items():
        answer = client.put(f"/inbox/{batch}", params={"name": name}, content=data)
        assert answer.status_code == 200, answer.text
    assert client.post(f"/inbox/{batch}/read").json() == {"files": len(BOMBS)}
    wait_for(desk, 300)
    assert desk.inbox.state().trouble is None
    found = {
        row["file_name"]: row
        for row in desk.tables.rows(
            "SELECT * FROM sources WHERE path LIKE '%' || ? || '%'", [batch]
        )
    }
    assert set(found) == set(made)
    page = client.get("/inbox").text
    for name, _, code, words in BOMBS:
        row = found[name]
        assert (row["error_code"] == code and words in row["error"]) or code is None, row
        assert code is None or (row["status"] in {"failed", "unsupported"} and name in page)
    for path in ("/", "/audit", "/calendar", "/inbox", "/decisions"):
        assert client.get(path).status_code == 200
    assert "root:" not in page
    after = below(tmp_path)
    new = {path for path in after if after[path] != before.get(path)}
    assert {path.split("/")[0] for path in new} <= {"parsed", "parsed.inbox"}
    kept = {path for path in new if path.startswith("parsed.inbox/")}
    assert kept == {f"parsed.inbox/{batch}/{name}" for name in made}
    assert all(after[path] == digest for path, digest in before.items() if path.startswith("in/"))


CLIMBING = [
    "../../climbed.xml",
    "/climbed.xml",
    "word/../../../climbed.xml",
    "C:\\climbed.xml",
]


def test_names_within_an_archive_lead_nowhere(client, desk, tmp_path):
    """A Word file that is read, with members that would unpack elsewhere: none is unpacked."""
    before = below(tmp_path)
    batch = client.post("/inbox/begin").json()["batch"]
    data = word(
        body("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"),
        **dict.fromkeys(CLIMBING, "<a/>"),
        **{"word/embeddings/a.zip": word(4)},
    )
    assert (
        client.put(f"/inbox/{batch}", params={"name": "climbs.docx"}, content=data).status_code
        == 200
    )
    client.post(f"/inbox/{batch}/read")
    wait_for(desk, 300)
    (row,) = desk.tables.rows("SELECT * FROM sources WHERE path LIKE '%' || ? || '%'", [batch])
    assert row["status"] in {"ok", "partial"}
    new = set(below(tmp_path)) - set(before)
    assert {path.split("/")[0] for path in new} <= {"parsed", "parsed.inbox"}
    assert not [path for path in new if "climbed" in path]
    assert not list(tmp_path.parent.rglob("*climbed*"))
