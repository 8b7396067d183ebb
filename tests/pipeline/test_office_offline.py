"""Nothing leaves the machine: documents that name pictures and texts of a server are converted, and it is
never asked.
"""

import io
import shutil
import socket
import threading
import zipfile

import pytest

from pipeline.reading import office
from pipeline.reading.office import convert

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "office": f"{ODF}office:1.0",
        "text": f"{ODF}text:1.0",
        "draw": f"{ODF}drawing:1.0",
        "style": f"{ODF}style:1.0",
        "svg": f"{ODF}svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
OPC = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


@pytest.fixture
def server():
    """A listener on the loopback that counts who connects, in any protocol, and answers nobody."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        calls = []

        def listen():
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                with connection:
                    calls.append(connection)

        thread = threading.Thread(target=listen)
        thread.start()
        yield listener.getsockname()[1], calls
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def linked(name):
    return f'xlink:href="{name}" xlink:type="simple" xlink:actuate="onLoad"'


def odf_inside(site):
    frame = '<text:p><draw:frame svg:width="3cm" svg:height="3cm">{}</draw:frame></text:p>'
    return (
        f'<office:automatic-styles><style:style style:name="P1" style:family="paragraph">'
        f"<style:paragraph-properties><style:background-image {linked(f'{site}/back.png')}/>"
        "</style:paragraph-properties></style:style></office:automatic-styles>"
        '<office:body><office:text><text:p text:style-name="P1">KẾ HOẠCH</text:p>'
        + frame.format(f"<draw:image {linked(f'{site}/picture.png')}/>")
        + frame.format(f"<draw:object {linked(f'{site}/object.odt')}/>")
        + frame.format(f"<draw:floating-frame {linked(f'{site}/frame.html')}/>")
        + f'<text:section text:name="S"><text:section-source {linked(f"{site}/section.odt")}/>'
        "<text:p>II.</text:p></text:section></office:text></office:body>"
    )


def odt(site):
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    kind = "application/vnd.oasis.opendocument.text"
    return zipped(
        {
            "mimetype": kind,
            "content.xml": f'<office:document-content {SPACES} office:version="1.2">'
            f"{odf_inside(site)}</office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{manifest}">'
            f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
            '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
        }
    )


def flat(site):
    return (
        f'<office:document {SPACES} office:version="1.2"'
        ' office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{odf_inside(site)}</office:document>"
    ).encode()


def rtf(site):
    field = r'{{\field{{\*\fldinst {} "{}/{}"}}{{\fldrslt x}}}}\par '
    return (
        rf"{{\rtf1\ansi{{\*\template {site}/plan.dot}} K\u7871? ho\u7841?ch\par "
        + field.format("INCLUDEPICTURE", site, "picture.png")
        + field.format("INCLUDETEXT", site, "text.rtf")
        + field.format("LINK Word.Document.8", site, "link.doc")
        + "}"
    ).encode()


def docx(site):
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{OPC}/content-types">'
            '<Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.'
            'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{OPC}/relationships"><Relationship Id="a"'
            f' Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{OPC}/relationships">'
            f'<Relationship Id="b" Type="{OFFICE}/relationships/image" TargetMode="External"'
            f' Target="{site}/picture.png"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{word}"'
            f' xmlns:r="{OFFICE}/relationships" xmlns:a="{drawing}/main"'
            f' xmlns:d="{drawing}/wordprocessingDrawing" xmlns:p="{drawing}/picture">'
            '<w:body><w:p><w:r><w:drawing><d:inline><d:extent cx="99999" cy="99999"/>'
            f'<d:docPr id="1" name="a"/><a:graphic><a:graphicData uri="{drawing}/picture">'
            '<p:pic><p:nvPicPr><p:cNvPr id="0" name=""/><p:cNvPicPr/></p:nvPicPr>'
            '<p:blipFill><a:blip r:link="b"/></p:blipFill><p:spPr/></p:pic>'
            "</a:graphicData></a:graphic></d:inline></w:drawing></w:r></w:p></w:body></w:document>",
        }
    )


def documents(site):
    return {
        "a.odt": odt(site),
        "b.rtf": rtf(site),
        "c.fodt": flat(site),
        "d.docx": docx(site),
        "e.doc": rtf(site),
    }


@pytest.mark.parametrize("scheme", ["http", "https", "ftp", "vnd.sun.star.webdav"])
def test_a_server_named_in_a_document_is_never_asked(server, scheme):
    port, calls = server
    made = convert(documents(f"{scheme}://127.0.0.1:{port}"), "docx")
    assert sorted(made) == ["a", "b", "c", "d", "e"]
    assert calls == []


def test_environment_alone_and_profile_alone_keep_it_in(server, monkeypatch):
    port, calls = server
    site = f"http://localhost:{port}"
    with monkeypatch.context() as without:
        without.setattr(office, "_SETTINGS", ())
        convert({"a.odt": odt(site)}, "docx")
    assert calls == []
    monkeypatch.setattr(office, "_OFFLINE", {"no_proxy": "localhost,127.0.0.1"})
    convert({"a.odt": odt(site)}, "docx")
    assert calls == []


def test_without_either_the_listener_would_have_heard_of_it(server, monkeypatch):
    """Else the tests above would prove nothing."""
    port, calls = server
    monkeypatch.setattr(office, "_SETTINGS", ())
    monkeypatch.setattr(office, "_OFFLINE", {})
    for variable in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    convert({"a.odt": odt(f"http://127.0.0.1:{port}")}, "docx")
    assert calls
    heard = len(calls)
    convert({"d.docx": docx(f"http://127.0.0.1:{port}")}, "docx")
    assert len(calls) > heard
