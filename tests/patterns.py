"""Drive compiled patterns with repetitions of their own literals: ``python -m tests.patterns [PATTERN …]``.

Without arguments every pattern of the packages is driven. Prints those that took longer than
``LIMIT`` seconds of processor time for one call, and how many were driven; exit code 1 when any did.
"""

import importlib
import pkgutil
import re
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from re import _constants as sre
from re import _parser as sre_parser

ROOT = Path(__file__).parents[1]
PACKAGES = ("schemas", "parsers", "pipeline", "plans")
LIMIT = 0.25
"""Seconds of processor time for one call on some thousand characters: linear patterns take
milliseconds, exponential ones years."""
TIMES = (30, 200)
CHOICES = 40
"""Pieces taken from one pattern, at most."""
ENDS = ("", "!", "\n", " x")


class _TooLongError(Exception):
    pass


def _stop(*_: object) -> None:
    raise _TooLongError


def recorded() -> list[re.Pattern[str]]:
    """Patterns our own files compile: all modules imported, one sample of each format read."""
    found: dict[tuple[str, int], re.Pattern[str]] = {}
    plain = re.compile

    def record(pattern, flags=0):
        compiled = plain(pattern, flags)
        own = Path(sys._getframe(1).f_code.co_filename)
        if own.is_relative_to(ROOT) and ".venv" not in own.parts and isinstance(pattern, str):
            found[pattern, int(flags)] = compiled
        return compiled

    re.compile = record  # type: ignore[assignment]
    try:
        for name in PACKAGES:
            package = importlib.import_module(name)
            for module in pkgutil.walk_packages(package.__path__, f"{name}."):
                if not module.name.endswith("__main__"):
                    importlib.import_module(module.name)
        from pipeline.reading import read_plan  # noqa: PLC0415 - after the recorder stands

        for suffix in (".docx", ".pdf"):
            file = next(f for f in sorted((ROOT / "data/raw").iterdir()) if f.suffix == suffix)
            read_plan(file.read_bytes(), file.name)
    finally:
        re.compile = plain  # type: ignore[assignment]
    return list(found.values())


def said(items: Iterable[tuple]) -> str:
    """A text the parsed items match, more or less: the first choice everywhere."""
    return "".join(_one(op, value) for op, value in items)


def _one(op: object, value) -> str:  # noqa: PLR0911 - a return a kind of item
    match op:
        case sre.LITERAL:
            return chr(value)
        case sre.NOT_LITERAL | sre.ANY:
            return "x"
        case sre.IN:
            return _of_class(value)
        case sre.BRANCH:
            return said(value[1][0])
        case sre.SUBPATTERN:
            return said(value[3])
        case sre.MAX_REPEAT | sre.MIN_REPEAT | sre.POSSESSIVE_REPEAT:
            return said(value[2]) * max(1, min(value[0], 3))
        case sre.ATOMIC_GROUP:
            return said(value)
    return ""  # assertions and references take no room


_CLASSES = {
    sre.CATEGORY_DIGIT: "7",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: " ",
}


def _of_class(items: list[tuple]) -> str:
    op, value = items[-1] if items[0][0] is sre.NEGATE else items[0]
    if items[0][0] is sre.NEGATE:
        return "x"
    if op is sre.LITERAL:
        return chr(value)
    if op is sre.RANGE:
        return chr(value[0])
    return _CLASSES.get(value, "a")


def pieces(items: Iterable[tuple]) -> Iterator[str]:
    """Texts of the repeatable groups, of the alternatives, and of runs of literals inside a pattern."""
    for op, value in items:
        if op in {sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT}:
            yield said(value[2])
            yield from pieces(value[2])
        elif op is sre.BRANCH:
            for branch in value[1]:
                yield said(branch)
                yield from pieces(branch)
        elif op is sre.SUBPATTERN:
            yield from pieces(value[3])
        elif op is sre.ATOMIC_GROUP:
            yield from pieces(value)
        elif op in {sre.ASSERT, sre.ASSERT_NOT}:
            yield from pieces(value[1])
        elif op is sre.IN:
            yield _of_class(value)


def attacks(pattern: re.Pattern[str]) -> Iterator[str]:
    """Hostile texts for one pattern."""
    parsed = list(sre_parser.parse(pattern.pattern, pattern.flags))
    whole = said(parsed)
    own = [piece for piece in dict.fromkeys([whole, *pieces(parsed)]) if piece]
    step = max(1, len(own) // CHOICES)
    for piece in own[::step]:
        for unit in dict.fromkeys((piece, f"{piece} ", f"{piece}, ", f" {piece}")):
            for times in TIMES:
                for end in ENDS:
                    yield unit * times + end
    for first, second in zip(own[::step], own[1::step], strict=False):
        yield (first + second) * TIMES[-1]
        yield f"{first} {second} " * TIMES[-1] + "!"


def slow(pattern: re.Pattern[str]) -> str | None:
    """A text on which one call takes longer than the limit; None when there is none."""
    for text in attacks(pattern):
        for call in (pattern.match, pattern.search, pattern.fullmatch):
            signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
            try:
                call(text)
            except _TooLongError:
                return text
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def main(patterns: list[str]) -> int:
    signal.signal(signal.SIGVTALRM, _stop)
    driven = [re.compile(p) for p in patterns] or recorded()
    bad = 0
    for pattern in driven:
        text = slow(pattern)
        if text is not None:
            bad += 1
            print(f"{pattern.pattern[:300]}\n  on {text[:60]!r} … ({len(text)} characters)")  # noqa: T201
    print(f"{len(driven)} patterns driven, {bad} too slow")  # noqa: T201
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
