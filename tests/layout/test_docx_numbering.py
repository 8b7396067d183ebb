"""Automatic numbers: what Word prints before a paragraph."""

import pytest
from docx_xml import codes, p, r, source, tbl, tc, texts, tr

from parsers.layout.docx.number_formats import format_number, zero_padded
from parsers.layout.docx.symbols import bullet


def level(index, number_format, text, inside=""):
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{inside}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number, *levels, inside=""):
    return f'<w:abstractNum w:abstractNumId="{number}">{inside}{"".join(levels)}</w:abstractNum>'


def num(number, of, inside=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def at(num_id, ilvl=0):
    return f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num_id}"/></w:numPr>'


OUTLINE = abstract(
    0,
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
)
START_FIVE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("numbering", "places", "expected"),
    [
        (
            OUTLINE + num(1, 0),
            [(1, 0), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)],
            ["I.", "1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "II.", "1."],
        ),
        # A level above that never came is shown at its start.
        (OUTLINE + num(1, 0), [(1, 2), (1, 2)], ["1.1.", "1.2."]),
        # Two lists of one definition count together …
        (OUTLINE + num(1, 0) + num(2, 0), [(1, 0), (2, 0), (1, 0)], ["I.", "II.", "III."]),
        # … until one starts over, once.
        (
            OUTLINE + num(1, 0) + num(2, 0, START_FIVE),
            [(1, 0), (2, 0), (2, 0)],
            ["I.", "V.", "VI."],
        ),
        # Level 1 that never restarts.
        (
            abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>'))
            + num(1, 0),
            [(1, 0), (1, 1), (1, 0), (1, 1)],
            ["1.", "a)", "2.", "b)"],
        ),
        # Level 2 restarts after level 0 only.
        (
            abstract(
                0,
                level(0, "decimal", "%1."),
                level(1, "decimal", "%2."),
                level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
            )
            + num(1, 0),
            [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
            ["1.", "1.", "a)", "2.", "b)", "2.", "a)"],
        ),
        (
            abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 0),
            [(1, 0), (1, 0), (1, 1)],
            ["I.", "II.", "2.1"],
        ),
        (abstract(0, level(0, "none", "Điều")) + num(1, 0), [(1, 0), (1, 0)], ["Điều", "Điều"]),
        (abstract(0, level(0, "decimal", "Phần %1")) + num(1, 0), [(1, 0)], ["Phần 1"]),
        (
            abstract(0, level(0, "decimal", "%1.", "")) + num(1, 0, '<w:lvlOverride w:ilvl="0">'
            + level(0, "upperLetter", "%1.") + "</w:lvlOverride>"),
            [(1, 0), (1, 0)],
            ["A.", "B."],
        ),
        (
            abstract(7, level(0, "decimal", "%1/"), inside='<w:styleLink w:val="S"/>')
            + abstract(8, inside='<w:numStyleLink w:val="S"/>')
            + num(1, 8),
            [(1, 0), (1, 0)],
            ["1/", "2/"],
        ),
        (
            abstract(
                0,
                '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14">'
                '<w:numFmt w:val="custom" w:format="01, 02, 03, ..."/></mc:Choice><mc:Fallback>'
                '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
                '<w:lvlText w:val="%1"/></w:lvl>',
            )
            + num(1, 0),
            [(1, 0)],
            ["01"],
        ),
        (abstract(0, level(0, "bullet", "\uf0b7")) + num(1, 0), [(1, 0)], ["•"]),
        (abstract(0, level(0, "bullet", "-")) + num(1, 0), [(1, 0)], ["-"]),
    ],
)  # fmt: skip
def test_labels(numbering, places, expected):
    body = "".join(p("x", at(*place)) for place in places)
    found = source(body, numbering=numbering)
    assert [found.slice(block.auto_number) for block in found.body] == expected
    assert [found.slice(block.span) for block in found.body] == [f"{label} x" for label in expected]


@pytest.mark.parametrize("properties", [at(0), at(9), "<w:numPr/>", ""])
def test_no_label(properties):
    (found,) = source(p("x", properties), numbering=OUTLINE + num(1, 0)).body
    assert found.auto_number is None


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:basedOn w:val="H1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_styles_number_too():
    numbering = abstract(
        0,
        level(0, "upperRoman", "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="H2"/>'),
    ) + num(1, 0)
    body = "".join(p("x", f'<w:pStyle w:val="{style}"/>') for style in ("H1", "H2", "H3", "H1"))
    off = p("x", '<w:pStyle w:val="H1"/>' + at(0))
    assert texts(body + off, numbering=numbering, styles=STYLES) == [
        "I. x",
        "1. x",
        "2. x",
        "II. x",
        "x",
    ]


def test_numbers_of_empty_paragraphs_are_printed():
    """The column STT of many task tables is an automatic number and nothing else."""
    row = tr(tc(p("", at(1))), tc("Rà soát"))
    assert texts(tbl(row, row), numbering=OUTLINE + num(1, 0)) == [
        "I.",
        "Rà soát",
        "II.",
        "Rà soát",
    ]


def test_hidden_paragraphs_are_not_counted():
    hidden = p(r("x", "<w:vanish/>"), at(1) + "<w:rPr><w:vanish/></w:rPr>")
    body = p("a", at(1)) + hidden + p("b", at(1))
    assert texts(body, numbering=OUTLINE + num(1, 0)) == ["I. a", "II. b"]


def test_only_numbers_are_reported():
    numbering = OUTLINE + abstract(1, level(0, "bullet", "-")) + num(1, 0) + num(2, 1)
    assert codes(p("a", at(2)), numbering=numbering) == []
    assert codes(p("a", at(2)) + p("b", at(1)), numbering=numbering) == ["LAY001"]


@pytest.mark.parametrize(
    ("number", "number_format", "expected"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (12, "decimalZero", "12"),
        (5, "lowerLetter", "e"),
        (26, "lowerLetter", "z"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (0, "lowerLetter", "0"),
        (1994, "upperRoman", "MCMXCIV"),
        (4, "lowerRoman", "iv"),
        (4000, "upperRoman", "4000"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (23, "ordinal", "23rd"),
        (5, "chicago", "**"),
        (7, "none", ""),
        (7, "chineseCounting", "7"),
    ],
)
def test_formats(number, number_format, expected):
    assert format_number(number, number_format) == expected


def test_custom_formats():
    assert zero_padded(7, "001, 002, 003, ...") == "007"
    assert zero_padded(7, "a, b, c") == "7"


@pytest.mark.parametrize(
    ("font", "stored", "printed"),
    [
        ("Symbol", "\uf0b7", "•"),
        ("Symbol", "\uf02d", "-"),
        ("", "\uf02d", "-"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Webdings", "\uf099", "•"),
        ("Courier New", "o", "o"),
        ("Times New Roman", "+", "+"),
    ],
)
def test_bullets(font, stored, printed):
    assert bullet(font, stored) == printed
