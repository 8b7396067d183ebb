"""How many of the words that Tesseract (5.5, ``vie`` of Debian) is so sure of are right.

Measured on 9,533 words typed by hand from 15 scanned plans, read with a language learnt from others
(``python -m tests.scans.reliability``; docs/accuracy.md has the table). Made scans flatter it: there hardly a word is wrong.
"""

from parsers.layout.scan.sure import Reliability

TESSERACT = Reliability(
    letters=(
        (0.08, 0.36),
        (0.32, 0.69),
        (0.50, 0.69),
        (0.68, 0.76),
        (0.86, 0.76),
        (0.89, 0.86),
        (0.91, 0.91),
        (0.93, 0.977),
        (0.95, 0.985),
        (0.965, 0.995),
        (0.975, 0.999),
    ),
    figures=((0.50, 0.65), (0.85, 0.80), (0.93, 0.90), (0.96, 0.975), (0.98, 0.98)),
    put_right=0.95,
)
