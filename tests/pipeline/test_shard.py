"""Shares of a folder: each file in one of them, whatever lies beside it."""

import unicodedata
from itertools import chain

import pytest

from pipeline.batch.ingest import Choice
from pipeline.batch.ingest import ingest as run
from pipeline.batch.shard import Shard
from tests.builders.stored import ingested, ledger
from tests.pipeline.test_cli import run as command

pytestmark = pytest.mark.usefixtures("made_up_files")
AMONG = 3
SHARES = [Choice(shard=Shard(number, AMONG)) for number in range(1, AMONG + 1)]
NAMES = [f"quý {number % 4}/kế hoạch {number}.pdf" for number in range(40)]


def fill(raw, names=NAMES):
    for name in names:
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_bytes(f"plan: {name}".encode())


def read(raw, out):
    """What each share reads, and what it takes away."""
    read = [
        [row.path for row in ingested([raw], out / str(choice.shard), choice=choice)]
        for choice in SHARES
    ]
    assert all(run([raw], out / str(choice.shard), choice=choice).unchanged for choice in SHARES)
    return read


def test_every_file_in_one_share(raw, out):
    fill(raw)
    shares = read(raw, out)
    assert sorted(chain.from_iterable(shares)) == sorted(f"raw/{name}" for name in NAMES)
    assert all(len(share) > 5 for share in shares)


def test_a_file_stays_in_its_share(raw, out):
    """When others come and go, and in a folder of another name."""
    fill(raw)
    first = read(raw, out)
    fill(raw, ["quý 0/a.pdf", "z.pdf"])
    assert sorted(chain.from_iterable(read(raw, out))) == ["raw/quý 0/a.pdf", "raw/z.pdf"]
    elsewhere = raw.parent / "elsewhere"
    raw.rename(elsewhere)
    renamed = [
        [path.replace("elsewhere/", "raw/") for path in share]
        for share in read(elsewhere, raw.parent / "b")
    ]
    assert [set(share) - set(again) for share, again in zip(first, renamed, strict=True)] == [
        set()
    ] * AMONG


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_in_pieces_are_the_same_letters(form):
    held = [
        [choice.shard.holds(unicodedata.normalize(form, f"raw/{name}")) for name in NAMES]
        for choice in SHARES
    ]
    assert held == [[choice.shard.holds(f"raw/{name}") for name in NAMES] for choice in SHARES]


def test_a_share_forgets_its_own_files_alone(raw, out):
    """Tables that hold all of a folder, looked through by one share."""
    fill(raw)
    ingested([raw], out)
    for name in NAMES[1:]:
        (raw / name).unlink()
    report = run([raw], out, choice=SHARES[0])
    ours = [f"raw/{name}" for name in NAMES[1:] if SHARES[0].shard.holds(f"raw/{name}")]
    assert sorted(report.removed) == sorted(ours)
    assert len(ledger(out)) == len(NAMES) - len(ours)


def test_a_duplicate_of_another_share_is_not_read_for_it(raw, out):
    fill(raw, ["a.pdf"])
    copies = [f"copy {number}.pdf" for number in range(10)]
    for name in copies:
        (raw / name).write_bytes((raw / "a.pdf").read_bytes())
    ingested([raw], out)
    (raw / "a.pdf").unlink()
    owner = next(choice for choice in SHARES if choice.shard.holds("raw/a.pdf"))
    rows = ingested([raw], out, choice=owner)
    assert {row.path for row in rows} == {
        f"raw/{name}" for name in copies if owner.shard.holds(f"raw/{name}")
    }


@pytest.mark.parametrize(
    "text", ["0/3", "4/3", "x", "1", "1/", "/3", "-1/3", "1/0", "1/3/3", "²/3"]
)
def test_no_such_share(raw, text):
    result = command("ingest", raw, "--shard", text)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"plans: --shard {text}: ")
    assert result.stderr.count("\n") == 1
