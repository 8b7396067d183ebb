"""The key of a cited document, made of its parts alone, and the act the alias table says it is.

``vn:hai-phong:quyet-dinh:362/qd-ubnd@2022-02-08``; ``vn:tw:luat:~thuc-hien-dan-chu-o-co-so``.
"""

import re
import unicodedata
from datetime import date
from itertools import filterfalse

from parsers.semantics.atoms import Number
from parsers.semantics.citations.acts import (
    Version,
    act_of,
    title_slug,
    version_by_number,
    version_of,
)
from parsers.semantics.citations.context import CitationContext
from parsers.semantics.citations.types import DocType, types_by_slug

_CONSTITUTION, _IN_FORCE = 2013, 2014
"""The constitution of 2013 is in force since 01/01/2014; older plans had that of 1992."""

_OWN_YEAR = re.compile(r"/(?:19|20)\d\d/")
"""``30/2020/NĐ-CP`` says of which year it is."""


def make_key(
    scope: str,
    one: DocType,
    *,
    number: Number | None,
    title: str | None,
    day: date | None,
    year: int | None,
) -> str | None:
    """None for what has neither number nor title, or a blank serial."""
    when = f"@{day.isoformat()}" if day else f"@{year}" if year else ""
    if number is not None:
        if number.serial is None:
            return None
        ident = number_slug(number.text) + ("" if number.year else when)
    elif title:
        ident = f"~{title_slug(title)}{when}"
    elif when:
        ident = f"~{when}"
    else:
        return None
    return f"vn:{scope}:{one.slug}:{ident}"


def rekeyed(
    key: str, slug: str, number: str | None, day: date | None, year: int | None
) -> str | None:
    """The key of the same body's document of another type, number or day; None where no number tells it.

    ``rekeyed("vn:tw:nghi-dinh:30/2020/nd-cp", "nghi-dinh", "31/2020/NĐ-CP", None, 2020)`` is ``vn:tw:nghi-dinh:31/2020/nd-cp``.
    """
    parts = key.partition("@")[0].split(":")
    if number is None or len(parts) != len(("vn", "scope", "type", "number")):
        return None
    when = day or year
    apart = "" if when is None or _OWN_YEAR.search(number) else f"@{when}"
    return f"{parts[0]}:{parts[1]}:{slug}:{number_slug(number)}{apart}"


def number_slug(number: str) -> str:
    """``01-CTr/BDVHU-UBND`` -> ``01-ctr/bdvhu-ubnd``: no marks, ``-`` and ``/`` kept."""
    bare = unicodedata.normalize("NFD", number.casefold().replace("đ", "d"))
    return bare if bare.isascii() else "".join(filterfalse(unicodedata.combining, bare))


def same_number(number: str) -> str:
    """For comparing: without leading zeros (``03`` = ``3``)."""
    return number_slug(number).lstrip("0")


def resolve_act(
    one: DocType,
    *,
    number: Number | None,
    title: str | None,
    day: date | None,
    year: int | None,
    context: CitationContext | None,
) -> tuple[str | None, str | None]:
    """The key of the act that is meant, or None and why not."""
    if number is not None:
        known = version_by_number(one.slug, number.text)
        if not known:
            return None, None
        return make_key("tw", one, number=number, title=None, day=day, year=year), None
    if one.slug == "hien-phap":
        since_2014 = context is not None and context.seen and context.seen[0].year >= _IN_FORCE
        of = year or (_CONSTITUTION if since_2014 else None)
        return (f"vn:tw:hien-phap:~hien-phap@{of}", None) if of else (None, "ambiguous")
    act = act_of(one.slug, title) if title else None
    if act is None:
        return None, None
    version, issue = version_of(act, day=day, year=year, seen=context.seen if context else None)
    key = key_of_version(version) if version else None
    return (None, issue) if key is None else (key, None)


def key_of_version(version: Version) -> str | None:
    """``vn:tw:luat:77/2015/qh13``; None for an act whose number the table lacks."""
    if version.number is None:
        return None
    meant = types_by_slug()[version.type]
    slug = number_slug(version.number)
    dated = "" if version.number.count("/") > 1 else f"@{version.issued.isoformat()}"
    return f"vn:tw:{meant.slug}:{slug}{dated}"
