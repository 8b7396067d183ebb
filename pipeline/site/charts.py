"""Counts as charts: Altair draws them once, when the pages are written; inline SVG leaves, no script.

``bars(bars, …)`` gives an SVG with a title and a description for screen readers. Parts of a bar differ in
colour and in their order, which the legend repeats; the same figures stand in a table below each chart.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import altair as alt
import vl_convert as vlc
from lxml import etree
from markupsafe import Markup

_WIDTH = 620
_STEP = 21
"""Pixels a bar."""
_FONT = 12
_LABEL = 50
"""Characters of a label; the table has all."""
_SVG = "http://www.w3.org/2000/svg"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
COLOURS = {
    "error": "#a3161b",
    "warning": "#c27803",
    "info": "#3d6fa8",
    "undecided": "#8b8f94",
    "task": "#3d6fa8",
    "duty": "#a3161b",
    "ok": "#2e7d5b",
    "partial": "#c27803",
    "failed": "#a3161b",
    "unsupported": "#6d4c8f",
    "duplicate": "#8b8f94",
    "plans": "#3d6fa8",
}


class Part(NamedTuple):
    """A piece of a bar: its key in ``COLOURS``, what the legend calls it."""

    key: str
    name: str


class Bar(NamedTuple):
    """One piece of one bar."""

    label: str
    part: Part
    size: int


def bars(
    data: Sequence[Bar], *, chart_id: str, title: str, description: str, upright: bool = False
) -> Markup:
    """Bars in the given order, stacked by part; ``upright`` for months."""
    names = _names(bar.label for bar in data)
    labels = list(names.values())
    used = {bar.part for bar in data if bar.size}
    parts = [part for part in dict.fromkeys(bar.part for bar in data) if part in used]
    places = {part: place for place, part in enumerate(parts)}
    values = [
        {"label": names[bar.label], "part": bar.part.name, "n": bar.size, "o": places[bar.part]}
        for bar in data
        if bar.part in places
    ]
    colour = alt.Color(
        "part:N",
        title=None,
        scale=alt.Scale(
            domain=[part.name for part in parts], range=[COLOURS[part.key] for part in parts]
        ),
        legend=alt.Legend(orient="top") if len(parts) > 1 else None,
    )
    count_axis = alt.Axis(format="d", tickMinStep=1, title=None, tickCount=6)
    chart = alt.Chart(alt.InlineData(values=values)).mark_bar(stroke="white", strokeWidth=0.6)
    if upright:
        axis = alt.Axis(title=None, labelAngle=-60, values=_spaced(labels))
        chart = chart.encode(
            x=alt.X("label:O", sort=labels, axis=axis),
            y=alt.Y("n:Q", axis=count_axis, stack="zero"),
            color=colour,
            order="o:Q",
        ).properties(width=_WIDTH, height=240)
    else:
        axis = alt.Axis(title=None, labelLimit=330)
        chart = chart.encode(
            y=alt.Y("label:N", sort=labels, axis=axis),
            x=alt.X("n:Q", axis=count_axis, stack="zero"),
            color=colour,
            order="o:Q",
        ).properties(width=_WIDTH, height=_STEP * len(labels) + 2 * _STEP)
    chart = chart.properties(autosize=alt.AutoSizeParams(type="fit", contains="padding"))
    chart = chart.configure_axis(labelFontSize=_FONT, domain=False, labelColor="#1b1f24")
    chart = chart.configure_legend(labelFontSize=_FONT).configure_view(stroke=None)
    svg = vlc.vegalite_to_svg(chart.configure(font="sans-serif").to_dict())
    return _readable(svg, chart_id, title, description)


def _spaced(labels: Sequence[str]) -> list[str]:
    """Which months are named: all of two years, quarters of six, else each January."""
    if len(labels) <= 24:
        return list(labels)
    named = ("01/", "04/", "07/", "10/") if len(labels) <= 72 else ("01/",)
    return [label for label in labels if label.startswith(named)]


def shown(label: str) -> str:
    """A label that fits, without what XML does not allow."""
    text = " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", label)).split())
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _names(labels: Iterable[str]) -> dict[str, str]:
    """What is shown of each label; two that begin alike stay two bars."""
    names: dict[str, str] = {}
    for label in labels:
        if label not in names:
            name = shown(label)
            while name in names.values():
                name += "′"
            names[label] = name
    return names


def _readable(svg: str, chart_id: str, title: str, description: str) -> Markup:
    """The SVG as one picture with a name: what Vega says of each mark is in the table already."""
    root = etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, huge_tree=False))
    for element in root.iter():
        for name in list(element.attrib):
            if name.startswith("aria-") or name in {"role", "class", "style"}:
                del element.attrib[name]
    del root.attrib["height"]  # the style sheet lets it shrink, its viewBox keeps the shape
    root.set("class", "chart")
    root.set("role", "img")
    root.set("aria-labelledby", f"{chart_id}-title {chart_id}-text")
    for place, (name, words) in enumerate((("title", title), ("desc", description))):
        element = etree.Element(f"{{{_SVG}}}{name}", nsmap=None)
        element.set("id", f"{chart_id}-{'title' if name == 'title' else 'text'}")
        element.text = _CONTROL.sub(" ", words)
        root.insert(place, element)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - escaped by lxml
