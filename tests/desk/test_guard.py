"""Who is answered, and what an answer lets a browser do."""

import pytest

from pipeline.desk.app import create
from pipeline.desk.guard import Door, is_loopback
from tests.desk.client import ADDRESS, LARGEST, Client

HOSTS = [
    ("127.0.0.1:8765", 200),
    ("localhost:8765", 200),
    ("[::1]:8765", 200),
    ("LOCALHOST:8765", 200),
    ("127.0.0.1", 421),
    ("127.0.0.1:80", 421),
    ("evil.example:8765", 421),
    ("127.0.0.1:8765.evil.example", 421),
    ("127.0.0.1.evil.example:8765", 421),
    ("", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_only_our_own_names_are_answered(client, host, status):
    assert client.get("/", headers={"host": host}).status_code == status


ORIGINS = [
    ("GET", {}, 200),
    ("GET", {"origin": ADDRESS}, 200),
    ("GET", {"origin": "http://evil.example"}, 403),
    ("GET", {"origin": "null"}, 403),
    ("GET", {"origin": "https://127.0.0.1:8765"}, 403),
    ("GET", {"sec-fetch-site": "cross-site"}, 403),
    (
        "GET",
        {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"},
        200,
    ),  # a link elsewhere
    ("GET", {"sec-fetch-site": "same-site"}, 403),
    ("GET", {"sec-fetch-site": "same-origin"}, 200),
    ("GET", {"sec-fetch-site": "none"}, 200),
    ("POST", {"origin": "http://evil.example"}, 403),
    ("POST", {"origin": "null"}, 403),
    ("POST", {"origin": ""}, 403),
    ("POST", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}, 403),
    ("PUT", {"origin": "http://localhost:8765"}, 403),
    ("DELETE", {}, 405),
    ("TRACE", {}, 405),
    ("OPTIONS", {}, 405),
]


@pytest.mark.parametrize(("method", "headers", "status"), ORIGINS)
def test_pages_of_other_sites_are_not_answered(client, method, headers, status):
    path = "/inbox/begin" if method == "POST" else "/inbox/x" if method == "PUT" else "/"
    assert client.ask(method, path, headers=headers).status_code == status


def test_what_changes_something_says_where_it_comes_from(client):
    assert client.ask("POST", "/inbox/begin").status_code == 200
    assert client.ask("POST", "/inbox/begin", headers={"origin": ""}).status_code == 403


PAGES = ["/", "/inbox", "/audit", "/calendar", "/missing", "/compare", "/matrix", "/decisions", "/nothing", "/report.css"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_our_scripts_alone_and_is_put_into_no_frame(client, path):
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
    assert " onclick" not in answer.text


def test_what_is_refused_says_so_with_the_same_headers(client):
    answer = client.get("/", headers={"host": "evil.example"})
    assert "content-security-policy" in answer.headers
    assert answer.headers["content-type"].startswith("text/plain")


# --- another address than this machine's own ---


@pytest.fixture
def open_desk(desk):
    return Client(create(desk, Door("192.0.2.1", 8765, "a-token", ("host",)), largest=LARGEST))


def at(host, **more):
    return {"headers": {"host": f"{host}:8765", **more}}


TOKENS = [
    ("/", {}, 401),
    ("/?token=", {}, 401),
    ("/?token=b-token", {}, 401),
    ("/?token=a-token", {}, 303),
    ("/", {"cookie": "plans-token=a-token"}, 200),
    ("/", {"cookie": "plans-token=a-toke"}, 401),
    ("/", {"cookie": "plans-token=a-tokenb"}, 401),
    ("/", {"cookie": "other=a-token"}, 401),
    ("/audit", {"cookie": "x=y; plans-token=a-token"}, 200),
    ("/report.css", {}, 401),
    ("/inbox/events", {}, 401),
]


@pytest.mark.parametrize(("path", "headers", "status"), TOKENS)
def test_a_token_is_asked_for(open_desk, path, headers, status):
    assert open_desk.get(path, **at("192.0.2.1", **headers)).status_code == status


def test_the_token_leaves_the_address_and_becomes_a_cookie_no_script_reads(open_desk):
    answer = open_desk.get("/audit?token=a-token&rule=R1", **at("host"))
    assert answer.headers["location"] == "/audit?rule=R1"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_names_of_this_machine_alone_are_answered_there(open_desk):
    assert open_desk.get("/?token=a-token", **at("localhost")).status_code == 421


LOOPBACK = [
    ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True), ("0.0.0." + "0", False), ("192.0.2.1", False),
    ("::", False), ("example.org", False), ("", False),
]  # fmt: skip


@pytest.mark.parametrize(("host", "expected"), LOOPBACK)
def test_loopback(host, expected):
    assert is_loopback(host) == expected
