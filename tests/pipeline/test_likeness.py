"""Renditions whose letterhead does not say which plan they are: tied by their words, or left alone."""

from itertools import permutations
from pathlib import Path

import pandas as pd
import pytest

from pipeline.reading import read_plan
from pipeline.store.register import Register
from tests.builders.stored import everything, ledger_row

RAW = Path(__file__).parents[2] / "data" / "raw"


@pytest.fixture(scope="module")
def whole():
    """A plan with a key, a signer and a text of some length."""
    name = "mau-dan-van-huyen-2023.docx"
    plan = read_plan((RAW / name).read_bytes(), name)
    signer = plan.signers[-1].model_copy(update={"name": "Nguyễn Văn A"})
    told = {"plan_key": "KH|12|2023|huyện", "document_number": "12/KH-UBND", "signers": (signer,)}
    return plan.model_copy(update=told)


def copy_of(plan, number, **changes):
    """Another document of the same words, its number and key unread unless told."""
    told = {"document_id": f"{number:016x}", "file_name": f"{number}.pdf", "reader": "pdf"}
    unread = {"plan_key": None, "document_number": None}
    return plan.model_copy(update=told | unread | changes)


def put(out, *plans):
    """Into the register, one run."""
    with Register(out) as register:
        for plan in plans:
            register.put(ledger_row(plan, plan.file_name), plan)


def primaries(out):
    plans = pd.read_parquet(out / "plans")
    return set(plans[plans["is_primary"]]["file_name"])


def without_words(text, every):
    """Of a text, each so many words another."""
    return " ".join(
        "khác" if place % every == 0 else word for place, word in enumerate(text.split())
    )


def years_later(text):
    return text.replace("2023", "2024").replace("2022", "2023")


@pytest.mark.parametrize(
    ("changes", "tied"),
    [
        ({}, True),  # the number is blank
        ({"issuing_agency": None}, True),  # the letterhead was not read: the signer is the same
        ({"issuing_agency": None, "subject": None, "issued_year": None, "plan_year": None}, True),
        ({"subject": "Công tác dân vận"}, True),  # cut short
        ({"text": lambda text: without_words(text, 50)}, True),
        ({"issuing_agency": "ỦY BAN NHÂN DÂN HUYỆN KHÁC"}, False),
        ({"subject": "Phòng, chống thiên tai năm 2023"}, False),
        ({"plan_year": 2024, "issued_year": 2024}, False),
        ({"document_number": "99/KH-UBND"}, False),
        ({"signers": lambda signers: (signers[-1].model_copy(update={"name": "Trần B"}),)}, False),
        ({"issuing_agency": None, "signers": ()}, False),  # nothing tells whose it is
        ({"text": lambda text: without_words(text, 10)}, False),
        ({"text": years_later}, False),
        ({"text": lambda text: " ".join(text.split()[:150])}, False),
        ({"plan_key": "KH|99|2023|khác", "document_number": "99/KH-UBND"}, False),
    ],
)
def test_what_is_a_rendition(whole, tmp_path, changes, tied):
    made = {
        name: change(getattr(whole, name)) if callable(change) else change
        for name, change in changes.items()
    }
    put(tmp_path, whole, copy_of(whole, 1, **made))
    assert primaries(tmp_path) == ({whole.file_name} if tied else {whole.file_name, "1.pdf"})


def test_two_without_a_key_are_one(whole, tmp_path):
    put(tmp_path, copy_of(whole, 1), copy_of(whole, 2, issuing_agency=None, reader="docx"))
    assert primaries(tmp_path) == {"2.pdf"}


def test_of_two_that_could_be_it_none_is(whole, tmp_path):
    other = copy_of(whole, 2, plan_key="KH|99|2023|xã", document_number="99/KH-UBND")
    mine = copy_of(whole, 1, issuing_agency=None)
    put(tmp_path, whole, mine)
    assert primaries(tmp_path) == {whole.file_name}
    put(tmp_path, other)
    assert primaries(tmp_path) == {whole.file_name, "1.pdf", "2.pdf"}
    with Register(tmp_path) as register:
        register.forget("2.pdf")
    assert primaries(tmp_path) == {whole.file_name}


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("common", [3, 5, 64])
def test_the_order_does_not_matter(whole, tmp_path, monkeypatch, together, common):
    monkeypatch.setattr("pipeline.store.standing._COMMON", common)
    plans = (
        whole,
        copy_of(whole, 1, issuing_agency=None),
        copy_of(whole, 2, subject=None),
        copy_of(whole, 3, plan_key="KH|99|2023|xã", document_number="99/KH-UBND", signers=()),
        copy_of(whole, 4, text=years_later(whole.text), issuing_agency=None),
    )
    found = []
    for number, order in enumerate(permutations(plans)):
        if number % 11:
            continue
        out = tmp_path / str(number)
        for one in [order] if together else [(plan,) for plan in order]:
            put(out, *one)
        found.append(everything(out)["plans"])
    assert all(one == found[0] for one in found)


def test_who_goes_leaves_the_rest_as_if_it_had_never_been(whole, tmp_path):
    rest = (whole, copy_of(whole, 1, issuing_agency=None))
    passing = copy_of(whole, 3, plan_key="KH|99|2023|xã", document_number="99/KH-UBND")
    put(tmp_path / "rest", *rest)
    put(tmp_path / "all", *rest, passing)
    with Register(tmp_path / "all") as register:
        register.forget("3.pdf")
    assert everything(tmp_path / "all")["plans"] == everything(tmp_path / "rest")["plans"]
