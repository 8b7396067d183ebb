"""What was recognised is remembered: exactly, by many processes, within bounds, and never at the cost of a reading."""

import os
import signal
import sqlite3
import subprocess
import sys

import pytest

from parsers.layout.scan.engine import Form, Part
from pipeline.recognition import cache
from pipeline.recognition.cache import Remembering, opened
from tests.recognition.pictures import Reader, noise

PARTS = [Part(10, 20, 110, 60, Form.LINE), Part(10, 80, 110, 120, Form.BLOCK)]


def test_what_was_read_is_not_read_again(tmp_path):
    engine = Reader("kế hoạch")
    first = Remembering(engine, opened(tmp_path / "r")).words(noise(1), PARTS, 200)
    again = Remembering(engine, opened(tmp_path / "r")).words(noise(1), PARTS, 200)
    assert engine.asked == 2
    assert again == first == Reader("kế hoạch").words(noise(1), PARTS, 200)


def test_the_same_picture_elsewhere_gives_the_same_words_there(tmp_path):
    engine, page = Reader(), noise(1)
    page[100:140, 150:250] = page[20:60, 10:110]
    reads = Remembering(engine, opened(tmp_path / "r"))
    there = Part(150, 100, 250, 140, Form.LINE)
    [here], [moved] = (reads.words(page, [part], 200) for part in (PARTS[0], there))
    assert engine.asked == 1
    assert (moved[0].edges[0] - here[0].edges[0], moved[0].baseline - here[0].baseline) == (140, 80)


@pytest.mark.parametrize(
    "other",
    [
        {"seed": 2},
        {"dpi": 300},
        {"form": Form.BLOCK},
        {"identity": "made up 2"},
    ],
)
def test_another_picture_resolution_form_or_engine_is_another_question(tmp_path, other):
    def asked(seed=1, dpi=200, form=Form.LINE, identity="made up 1"):
        engine = Reader()
        engine.identity = identity
        part = Part(10, 20, 110, 60, form)
        Remembering(engine, opened(tmp_path / "r")).words(noise(seed), [part], dpi)
        return engine.asked

    assert (asked(), asked(), asked(**other)) == (1, 0, 1)


def test_two_pictures_of_as_many_pixels_are_two(tmp_path):
    engine, blank = Reader(), noise(1) * 0
    reads = Remembering(engine, opened(tmp_path / "r"))
    reads.words(blank, [Part(0, 0, 100, 40, Form.LINE), Part(0, 0, 40, 100, Form.LINE)], 200)
    assert engine.asked == 2


def test_a_damaged_file_is_set_aside(tmp_path, capfd):
    file = tmp_path / "r"
    before = opened(file)
    Remembering(Reader(), before).words(noise(1), PARTS, 200)
    before.close()
    file.write_bytes(b"no database" * 500)
    engine = Reader()
    for _ in range(2):
        Remembering(engine, opened(file)).words(noise(1), PARTS, 200)
    assert engine.asked == 2
    assert (tmp_path / "r.damaged").read_bytes().startswith(b"no database")
    [line] = capfd.readouterr().err.splitlines()
    assert "is set aside as r.damaged" in line


def test_a_file_that_is_damaged_while_it_is_used_costs_no_reading(tmp_path):
    file = tmp_path / "r"
    reads = Remembering(Reader(), opened(file))
    for seed in range(200):
        reads.words(noise(seed), PARTS, 200)
    reads._memory.close()
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    engine = Reader()
    reads = Remembering(engine, opened(file))
    for seed in range(200):
        assert len(reads.words(noise(seed), PARTS, 200)) == 2
    assert engine.asked > 300


@pytest.mark.parametrize("stored", [b"", b"nothing deflated", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_words_that_cannot_be_unpacked_are_read_again(tmp_path, stored):
    engine = Reader()
    memory = opened(tmp_path / "r")
    first = Remembering(engine, memory).words(noise(1), PARTS, 200)
    memory.close()
    with sqlite3.connect(tmp_path / "r") as db:
        db.execute("UPDATE parts SET words = ?", (stored,))
    db.close()
    assert Remembering(engine, opened(tmp_path / "r")).words(noise(1), PARTS, 200) == first
    assert engine.asked == 4


def test_where_nothing_can_be_kept_all_is_read(tmp_path):
    assert opened(tmp_path / "no folder" / "r") is None
    memory = opened(tmp_path / "r")
    memory._db.execute("PRAGMA max_page_count = 1")  # a full disk
    engine = Reader("".join(map(chr, range(1000, 9000))))
    reads = Remembering(engine, memory)
    for _ in range(2):
        assert len(reads.words(noise(1), PARTS, 200)) == 2
    assert engine.asked == 4
    assert not (tmp_path / "r.damaged").exists()


def test_what_was_used_least_of_late_goes_first(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "MOST_MB", 0.3)
    monkeypatch.setattr(cache, "_LOOK", 1)
    clock = iter(range(10**9, 10**9 + 10**10, 100_000))
    monkeypatch.setattr(cache, "time", lambda: next(clock))
    engine = Reader("một kế hoạch dài " * 20)
    reads = Remembering(engine, opened(tmp_path / "r"))
    for seed in range(600):
        reads.words(noise(seed, 60, 120), [Part(0, 0, 100, 40, Form.LINE)], 200)
        reads.words(noise(0, 60, 120), [Part(0, 0, 100, 40, Form.LINE)], 200)
    assert engine.asked == 600  # the first was used all the time
    reads.words(noise(1, 60, 120), [Part(0, 0, 100, 40, Form.LINE)], 200)
    assert engine.asked == 601
    reads._memory.close()
    assert (tmp_path / "r").stat().st_size < 600_000


WRITES = """
import sys
from pathlib import Path
from pipeline.recognition.cache import Remembering, opened
from tests.recognition.pictures import Reader, noise
from tests.recognition.test_cache import PARTS
reads = Remembering(Reader(), opened(Path(sys.argv[1])))
for seed in range(int(sys.argv[2]), 10**6):
    reads.words(noise(seed), PARTS, 200)
    print(seed, flush=True)
"""


def test_writers_that_are_killed_leave_what_they_kept(tmp_path):
    file = tmp_path / "r"
    writers = [
        subprocess.Popen(  # noqa: S603 - our own code
            [sys.executable, "-c", WRITES, str(file), str(start)], stdout=subprocess.PIPE, text=True
        )
        for start in (0, 1000, 2000)
    ]
    kept = [[int(writer.stdout.readline()) for _ in range(30)] for writer in writers]
    for writer in writers:
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
    engine = Reader()
    reads = Remembering(engine, opened(file))
    for seed in (one for seeds in kept for one in seeds):
        reads.words(noise(seed), PARTS, 200)
    assert engine.asked == 0
