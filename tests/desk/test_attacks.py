"""What people with bad intentions send: nothing is read or written outside the register and its inbox."""

import hashlib
import io
import json
import os
import zipfile
from html.parser import HTMLParser
from time import monotonic

import anyio
import pytest

from pipeline.corrections.ledger import read_book
from tests.desk.client import LARGEST

CLIMBING = [
    "../../secret.pdf",
    "..\\..\\secret.pdf",
    "/etc/passwd.pdf",
    "C:\\secret.pdf",
    "....//secret.pdf",
    "a\0b.pdf",
    "a\nb.pdf",
    ".pdf",
    "..pdf",
    " .pdf",
    "x" * 5000 + ".pdf",
    "ế" * 300 + ".pdf",
    "a/../b.pdf",
    "\u202efdp.pdf",
]


def below(folder):
    """Every file below a folder and a digest of it."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", CLIMBING)
def test_a_name_leads_nowhere(client, tmp_path, name):
    batch = client.post("/inbox/begin").json()["batch"]
    before = below(tmp_path)
    answer = client.put(f"/inbox/{batch}", params={"name": name}, content=b"%PDF-1.4")
    new = set(below(tmp_path)) - set(before)
    if answer.status_code == 200:
        (path,) = new
        kept = answer.json()["name"]
        assert path == f"parsed.inbox/{batch}/{kept}"
        assert not set(kept) & set("/\\\0\n\u202e")
        assert len(os.fsencode(kept)) <= 255
        assert not kept.startswith(".")
    else:
        assert answer.status_code == 400
        assert new == set()


NAMES = ["a.exe", "a.html", "a.pdf.html", "a.svg", "a", "", "a.pdf.", "a.zip"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_document_is_not_taken(client, name):
    batch = client.post("/inbox/begin").json()["batch"]
    answer = client.put(f"/inbox/{batch}", params={"name": name}, content=b"<script>")
    taken = answer.status_code == 200
    assert taken == (name == "a.pdf.")  # closing dots are no part of a name
    assert not taken or answer.json()["name"] == "a.pdf"


BATCHES = ["..", "../..", "x", "20260101-000000-00000000", "%2e%2e", "..%2f..", "%00"]


@pytest.mark.parametrize("batch", BATCHES)
def test_a_batch_is_one_that_was_begun(client, tmp_path, batch):
    before = below(tmp_path)
    answer = client.put(f"/inbox/{batch}", params={"name": "a.pdf"}, content=b"%PDF")
    assert answer.status_code in {400, 404, 405}
    assert below(tmp_path) == before


ADDRESSES = [
    "/plans/../../etc/passwd.html", "/plans/..%2f..%2fetc%2fpasswd.html", "/plans/%00.html", "/plans/.html",
    "/pages/..%2f..%2f..%2fetc%2fpasswd", "/pages/0123456789abcdef-1.webp%00", "/pages/../plans.py", "/pages/.webp",
    "/..%2fpyproject.toml", "/report.css%2f..%2f..", "//etc/passwd", "/inbox/..%2f..", "/static/../../x", "/calendar.ics/x",
    "/plans/0123456789abcdef.html", "/pages/0123456789abcdef-99999.webp",
]  # fmt: skip


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_address_leads_to_nothing_that_is_not_ours(client, path):
    answer = client.get(path)
    assert answer.status_code in {404, 405}
    assert "root:" not in answer.text


PARAMETERS = [
    (
        "/",
        (
            "q",
            "unit",
            "year",
            "subject",
            "agency",
            "status",
            "sort",
            "way",
            "page",
            "export",
            "lang",
        ),
    ),
    (
        "/audit",
        ("rule", "severity", "verdict", "unit", "year", "q", "sort", "way", "page", "export"),
    ),
    ("/calendar", ("month", "view", "kind", "unit", "who", "page", "export")),
    ("/calendar.ics", ("month", "kind", "unit", "who")),
    ("/missing", ("province", "level", "year", "subject", "export")),
    ("/compare", ("a", "b", "q", "unit", "year")),
    ("/matrix", ("subject", "year", "of", "page", "export")),
    ("/decisions", ("show", "export")),
]
EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "'; DROP TABLE plans; --",
    "../../../../etc/passwd",
    "{{ 7919 * 104729 }}",
    "%s%s%s",
    "\0",
    "9" * 400,
    "٣٤٥",
    "𝟙",
    "-1",
    "1e9",
    "NaN",
    '"a" OR *',
    "NEAR(a b, 1)",
    "head:x",
    "a" * 5000,
    "\u202e",
    "\ud7ff\U0010ffff",
]


class Elements(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, text):
        super().__init__()
        self.found = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(f"{tag}.{name}" for name, _ in attrs)}


@pytest.fixture
def usual(client):
    """What pages are made of where nobody asks anything odd."""
    return {path: Elements(client.get(path).text).found for path, _ in PARAMETERS}


@pytest.mark.parametrize(("path", "names"), PARAMETERS)
def test_no_parameter_steers(client, usual, path, names):
    for name in names:
        for value in EVIL:
            answer = client.get(path, params={name: value})
            assert answer.status_code in {200, 404}, (name, value, answer.text[:300])
            if answer.headers["content-type"].startswith("text/html"):
                odd = Elements(answer.text).found - usual[path]
                assert not {one for one in odd if one in {"img", "iframe"} or ".on" in one}, odd
                assert "alert(1)</script>" not in answer.text
                assert str(7919 * 104729) not in answer.text
                assert "Traceback" not in answer.text


def test_words_of_people_stay_words(client, document):
    body = {"who": "<b>x</b>", "why": "<img src=x onerror=alert(1)>", "column": "subject", "action": "set",
            "text": "</script><script>alert(1)</script>"}  # fmt: skip
    answer = client.post(f"/plans/{document}/decide", json=body)
    assert answer.json()["outcome"] == "applied"
    evil = "<script>alert(1)</script><img src=x>"
    body = {
        "who": "<b>x</b>",
        "table": "tasks",
        "action": "add",
        "values": {"task": evil, "lead": evil},
        "after": "I",
    }
    assert client.post(f"/plans/{document}/decide", json=body).json()["outcome"] == "applied"
    for path in (
        "/",
        f"/plans/{document}.html",
        "/decisions",
        "/audit",
        "/calendar",
        f"/compare?a={document}",
    ):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>x</b>" not in text


SENT = [
    b"", b"{", b"[]", b"null", b'"x"', b'{"who": ""}', b'{"who": "B"}', b'{"who": "B", "action": "drop"}',
    b'{"who": "B", "action": "set", "column": "document_id", "text": "x"}',
    b'{"who": "B", "action": "set", "column": "issued_on", "text": "31/02/2023"}',
    b'{"who": "B", "table": "../x", "action": "set", "column": "lead", "text": "x"}',
    b'{"who": "B", "table": "tasks", "item": "t99:99", "action": "remove"}',
    b'{"who": "B", "rule": "R999"}', b'{"who": "B", "undo": "zzz"}', b'{"who": "B", "extra": 1}',
    b'{"who": "B", "table": "plans", "action": "remove"}', b'{"who": "B", "table": "tasks", "action": "add"}',
    b'{"who": "B", "table": "plans", "action": "add", "values": {"subject": "x"}}',
    b'{"who": "B", "table": "../x", "action": "add", "values": {"task": "x"}}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x", "document_id": "y"}, "after": "t1:I"}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": ["x"]}, "after": "t1:I"}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x"}, "after": "t99"}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x"}, "box": {"page": 999, "x0": 1, "top": 1, "x1": 2, "bottom": 2}}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x"}, "box": {"page": 1, "x0": NaN, "top": 1, "x1": 2, "bottom": 1e999}}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x"}, "box": [1, 2]}',
    b'{"who": "B", "table": "tasks", "action": "add", "values": {"task": "x"}, "quote": "not in the plan"}', b"\xff\xfe", b"[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("body", SENT, ids=lambda body: body[:40])
def test_what_cannot_be_decided_is_refused_and_nothing_is_kept(client, desk, document, body):
    answer = client.post(f"/plans/{document}/decide", content=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"]
    assert read_book(desk.parsed).entries == {}


def test_more_than_may_be_sent_is_refused_before_it_is_read(client, tmp_path):
    batch = client.post("/inbox/begin").json()["batch"]
    before = below(tmp_path)
    answer = client.put(
        f"/inbox/{batch}?name=a.pdf", content=b"x", headers={"content-length": str(2 * 10**9)}
    )
    assert answer.status_code == 413
    answer = client.post("/inbox/begin", content=b"x" * 1_000_001)
    assert answer.status_code == 413
    assert below(tmp_path) == before


def test_more_than_was_announced_is_cut_off(client, tmp_path):
    """Two gigabytes without a length: what is written stays below the bound, and goes."""
    batch = client.post("/inbox/begin").json()["batch"]
    sent = 0

    async def endless():
        nonlocal sent
        piece = b"x" * 1_000_000
        while sent < 2_000_000_000:
            sent += len(piece)
            yield piece

    before = below(tmp_path)
    answer = client.put(f"/inbox/{batch}?name=a.pdf", content=endless())
    assert answer.status_code == 413
    assert sent <= LARGEST + 2_000_000
    assert below(tmp_path) == before


def an_archive():
    """A ZIP that calls itself a Word file and holds a page for a browser."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("word/document.html", "<script>alert(1)</script>")
    return out.getvalue()


def test_a_file_that_is_no_plan_is_told_by_the_reading_and_nothing_else(client, desk):
    batch = client.post("/inbox/begin").json()["batch"]
    assert client.put(f"/inbox/{batch}?name=odd.docx", content=an_archive()).status_code == 200
    assert client.put(f"/inbox/{batch}?name=page.pdf", content=b"<html><script>").status_code == 200
    assert client.post(f"/inbox/{batch}/read").json() == {"files": 2}
    wait_for(desk)
    rows = desk.tables.rows("SELECT file_name, status FROM sources WHERE path LIKE '%' || ? || '%'", [batch])  # fmt: skip
    assert {(row["file_name"], row["status"]) for row in rows} <= {
        ("odd.docx", "failed"), ("odd.docx", "unsupported"), ("page.pdf", "failed"), ("page.pdf", "unsupported"),
    }  # fmt: skip
    assert len(rows) == 2
    assert client.get("/").status_code == 200


def wait_for(desk, seconds=120):
    began = monotonic()
    while desk.inbox.state().running:
        assert monotonic() - began < seconds
        anyio.run(anyio.sleep, 0.1)


def test_many_requests_at_once_and_the_desk_still_answers(client):
    """From a bounded loop, a hundred at a time; ``REQUESTS=10000`` takes longer. ``bench_desk`` tells how long each takes."""
    paths = ["/", "/audit", "/?q=dan+van", "/report.css", "/nothing", "/calendar"]
    answered = []

    async def ask(opened, number):
        answer = await opened.get(paths[number % len(paths)])
        answered.append(answer.status_code)

    async def all_of_them():
        async with client.opened() as opened:
            for first in range(0, COUNT, 100):
                async with anyio.create_task_group() as group:
                    for number in range(first, first + 100):
                        group.start_soon(ask, opened, number)
            answered.append((await opened.get("/")).status_code)

    anyio.run(all_of_them)
    assert len(answered) == COUNT + 1
    assert set(answered) == {200, 404}


COUNT = int(os.environ.get("REQUESTS", "600"))


def test_cookies_of_strangers_are_words(client, document):
    cookie = "plans-lang=<script>; plans-who=%3Cb%3Eeve%3C%2Fb%3E"
    answer = client.get(f"/plans/{document}.html", headers={"cookie": cookie, "accept-language": "x" * 9000})  # fmt: skip
    assert answer.status_code == 200
    assert "&lt;b&gt;eve" in answer.text
    assert "<b>eve" not in answer.text
    assert '<html lang="vi">' in answer.text


def test_json_in_a_page_ends_no_script(client, document):
    text = client.get(f"/plans/{document}.html").text
    inside = text.split('<script type="application/json" id="values">')[1].split("</script>")[0]
    assert json.loads(inside)["document"] == document
