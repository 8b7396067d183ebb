"""What many ask is made once; what was stored meanwhile is never missed."""

import threading
from time import sleep

import pytest
from starlette.responses import Response

from pipeline.desk import answers, lists
from pipeline.desk.answers import Answers

LISTS = ["/", "/?q=dan+van", "/audit", "/calendar", "/missing?province=Hải Phòng&year=2023", "/matrix?subject=dân vận&year=2023"]  # fmt: skip


def made(counts, key, size=10):
    counts[key] = counts.get(key, 0) + 1
    return Response(b"x" * size)


def test_a_hundred_who_ask_the_same_get_the_one_answer():
    kept, counts, got = Answers(), {}, []

    def slow():
        sleep(0.2)
        return made(counts, "a")

    threads = [threading.Thread(target=lambda: got.append(kept.of("a", slow))) for _ in range(100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == {"a": 1}
    assert len(set(map(id, got))) == 1
    assert len(got) == 100


def test_the_oldest_goes_where_there_is_no_room(monkeypatch):
    monkeypatch.setattr(answers, "_EACH", 0)
    monkeypatch.setattr(answers, "_MOST", 100)
    kept, counts = Answers(), {}
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.of(key, lambda key=key: made(counts, key, 40))
    assert counts == {"a": 1, "b": 2, "c": 1}


@pytest.mark.parametrize(("key", "size"), [("a", 101), ("a" * 101, 1)])
def test_what_is_too_large_is_not_kept(monkeypatch, key, size):
    """A long answer, or a long address."""
    monkeypatch.setattr(answers, "_EACH", 0)
    monkeypatch.setattr(answers, "_LARGEST", 100)
    kept, counts = Answers(), {}
    for _ in range(3):
        kept.of(key, lambda: made(counts, key, size))
    assert counts == {key: 3}


def test_a_failure_is_told_to_all_who_wait_and_not_kept():
    kept, counts, told = Answers(), {}, []

    def fails():
        sleep(0.2)
        raise OSError

    def ask():
        try:
            kept.of("a", fails)
        except OSError:
            told.append(1)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 5
    kept.of("a", lambda: made(counts, "a"))
    assert counts == {"a": 1}


@pytest.fixture
def counted(monkeypatch):
    """How often the register was made."""
    calls = []
    whole = lists.register.listed
    monkeypatch.setattr(
        lists.register, "listed", lambda *words: calls.append(words) or whole(*words)
    )
    return calls


def settled(desk):
    while not desk.written().settled:
        sleep(0.01)


def test_a_list_is_made_once_and_anew_for_each_language_and_question(client, desk, counted):
    settled(desk)
    for _ in range(3):
        client.get("/")
    assert len(counted) == 1
    client.get("/?lang=en")
    client.get("/", headers={"cookie": "plans-lang=en"})
    client.get("/?year=2023")
    assert len(counted) == 4


def test_the_next_question_sees_what_was_decided(client, desk, document):
    settled(desk)
    for number in range(4):
        body = {"who": "B", "column": "subject", "action": "set", "text": f"Trích yếu lần {number}"}
        assert client.post(f"/plans/{document}/decide", json=body).json()["outcome"] == "applied"
        assert f"Trích yếu lần {number}" in client.get("/").text
        assert f"Trích yếu lần {number}" in client.get("/").text


def test_where_something_was_written_just_now_nothing_is_kept(client, counted, monkeypatch):
    monkeypatch.setattr("pipeline.desk.held._TICK", 10**18)
    for _ in range(3):
        client.get("/")
    assert len(counted) == 3


@pytest.mark.parametrize("path", LISTS)
def test_what_is_kept_does_not_say_who_asked(client, path):
    answer = client.get(path, headers={"cookie": "plans-who=eve-eve-eve"})
    assert answer.status_code == 200
    assert "eve-eve-eve" not in answer.text
    assert "set-cookie" not in answer.headers
