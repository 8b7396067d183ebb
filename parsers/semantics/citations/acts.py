"""Acts known by name: where a title ends, and which act a title means on a day (alias table).

``Luật Tổ chức chính quyền địa phương`` in a plan of 2023 is 77/2015/QH13; ``… năm 2025`` may be
65/2025/QH15 or 72/2025/QH15: that is said, not decided.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from parsers.keys import ascii_key, match_key
from parsers.lexicon import load

_WORD = re.compile(r"[ ,]*(?P<word>\w+)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_REVISED = " (sửa đổi)"


@dataclass(frozen=True, slots=True)
class Version:
    """One act that bears a name. ``type`` when it is another than the cited one."""

    number: str | None
    issued: date
    effect: date
    type: str
    until: date | None = None
    """Last day in force, where nothing of the same name follows."""
    effect_is_checked: bool = True
    """False where nobody looked the day of effect up: it then counts as that of issue."""


@dataclass(frozen=True, slots=True)
class Act:
    title: str
    versions: tuple[Version, ...]


@lru_cache(maxsize=256)
def title_slug(title: str) -> str:
    """``Thực hiện dân chủ ở cơ sở`` -> ``thuc-hien-dan-chu-o-co-so``."""
    return _NOT_SLUG.sub("-", ascii_key(title)).strip("-")


def title_end(text: str, start: int, slug: str) -> int | None:
    """Where the longest known title that stands at an offset ends."""
    words: list[tuple[str, int]] = []
    at, best = start, None
    node = _trie(slug)
    while (match := _WORD.match(text, at)) is not None:
        word = match_key(match["word"])
        if word not in node.after:
            break
        node, at = node.after[word], match.end()
        words.append((word, at))
        if node.final:
            best = at
    return best


def act_of(slug: str, title: str) -> Act | None:
    """The act a title names, by its full name or a short one (NSNN, Bầu cử)."""
    if len(title) > _longest():
        return None
    return _acts().get((slug, title_slug(title.removesuffix(_REVISED))))


def version_of(
    act: Act, *, day: date | None, year: int | None, seen: tuple[date, date] | None
) -> tuple[Version | None, str | None]:
    """The act that is meant, or None and why.

    ``day`` and ``year`` are printed with the title; ``seen`` is the time of the plan, from its first
    possible day to its last.
    """
    versions = act.versions
    if day is not None or year is not None:
        dated = [one for one in versions if day in {None, one.issued} and one.issued.year == year]
        if len(dated) != 1:
            return None, "ambiguous" if dated else "date_of_no_version"
        return dated[0], None
    if len(versions) == 1:
        return versions[0], None
    meant = {_in_force(versions, one) for one in seen} if seen else set(versions)
    return (meant.pop(), None) if len(meant) == 1 else (None, "ambiguous")


def version_by_number(slug: str, number: str) -> bool:
    """True when the table knows the number, so that its key stands for itself."""
    return (slug, _bare(number)) in _numbers()


def is_known_title(slug: str, title: str) -> bool:
    """Whether a title is that of an act we know, be it by its name alone: ``Biên phòng Việt Nam``."""
    return title != "" and title_end(title, 0, slug) == len(title.rstrip())


def known_acts() -> tuple[Act, ...]:
    """Every act of the alias table, once."""
    return tuple(dict.fromkeys(_acts().values()))


@dataclass(slots=True)
class _Node:
    after: "dict[str, _Node]"
    final: bool = False


@cache
def _trie(slug: str) -> _Node:
    data = load("acts.toml")
    titles = list(data["titles"].get(slug, ()))
    for act in data["act"]:
        if act["type"] == slug and act["title"]:
            titles += [act["title"], *act.get("also", ())]
    root = _Node({})
    for title in titles:
        node = root
        for match in _WORD.finditer(title):
            node = node.after.setdefault(match_key(match["word"]), _Node({}))
        node.final = True
    return root


@cache
def _acts() -> dict[tuple[str, str], Act]:
    return acts_of(load("acts.toml"))


def acts_of(data: Mapping[str, Any]) -> dict[tuple[str, str], Act]:
    """Acts by type and slug of each of their names, from the contents of their file."""
    found: dict[tuple[str, str], Act] = {}
    for row in data["act"]:
        versions = tuple(
            Version(
                one.get("number"),
                one["date"],
                one.get("effect", one["date"]),
                one.get("type", row["type"]),
                one.get("until"),
                "effect" in one,
            )
            for one in row["version"]
        )
        act = Act(row["title"], versions)
        for name in (row["title"], *row.get("also", ())):
            found[row["type"], title_slug(name)] = act
    return found


@cache
def _longest() -> int:
    """Letters of the longest title, twice: marks may be printed apart."""
    return 2 * max(len(row["title"]) for row in load("acts.toml")["act"])


@cache
def _numbers() -> frozenset[tuple[str, str]]:
    return frozenset(
        (one.type, _bare(one.number))
        for act in _acts().values()
        for one in act.versions
        if one.number
    )


def _bare(number: str) -> str:
    return number.lstrip("0").casefold()


def _in_force(versions: tuple[Version, ...], day: date) -> Version:
    """The version in force on a day; before the first took effect, the first."""
    valid = [one for one in versions if one.effect <= day]
    return valid[-1] if valid else versions[0]
