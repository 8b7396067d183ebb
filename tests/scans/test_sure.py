"""How sure an engine is, told as the share of such words that are right."""

import pytest

from parsers.layout.pdf.ink import Run
from parsers.layout.scan.sure import Reliability, along, as_shares
from pipeline.recognition.reliability import TESSERACT

KNOWN = Reliability(((0.5, 0.6), (1.0, 1.0)), ((0.5, 0.2), (1.0, 0.9)), 0.95)


def run(text: str, sure: list[float], raw: str = "") -> Run:
    edges = [float(at) for at in range(len(text) + 1)]
    return Run(
        text,
        edges,
        0,
        10,
        9,
        10,
        bold=False,
        italic=False,
        sure=sure,
        raw=list(raw or text) if raw else [],
    )


@pytest.mark.parametrize(
    ("text", "said", "raw", "told"),
    [
        ("tổ", 0.75, "", 0.8),
        ("tổ", 0.1, "", 0.6),  # what is below the curve is as its lowest
        ("05/6", 0.75, "", 0.55),  # figures have a curve of their own
        ("tổ", 0.6, "tố", 0.95),  # put right by the words beside it
        ("05/6", 0.5, "O5/6", 0.2),  # a number put right is as doubtful as it was
    ],
)
def test_share_of_a_word(text, said, raw, told):
    shares = as_shares(run(text, [said] * len(text), raw), KNOWN).sure
    assert shares == pytest.approx([told] * len(text))


def test_each_word_by_its_least_sure_character_and_blanks_as_they_are():
    shares = as_shares(run("ab cd", [1.0, 0.5, 1.0, 1.0, 1.0]), KNOWN).sure
    assert shares == pytest.approx([0.6, 0.6, 1.0, 1.0, 1.0])


@pytest.mark.parametrize("curve", [TESSERACT.letters, TESSERACT.figures])
def test_a_surer_word_is_never_less_often_right(curve):
    shares = [along(curve, at / 100) for at in range(101)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
