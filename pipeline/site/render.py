"""Templates to HTML: autoescape, nothing that steers, no undefined names, words in both languages.

``t("page_n", n=3)`` in a template gives ``<span class="t" lang="vi">Trang 3</span>`` and its English twin;
the style sheet shows the one of the page's language, so that a page reads without its script too.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from pipeline.site import remarks
from pipeline.site.wording import LANGUAGES, Said, said
from pipeline.view.plain import plain_value

ASSETS = ("report.css", "report.js", "list.js", "plan.js")

_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
"""What could end a script element, as JSON writes it too."""


def page(template: str, **values: object) -> str:
    """One page from its template."""
    return environment().get_template(template).render(**values)


def pieces(template: str, **values: object) -> Iterator[str]:
    """The same bit by bit, while its values are still being made."""
    return environment().get_template(template).generate(**values)


def style(*names: str) -> Markup:
    """The style of a page that is one file."""
    return Markup("".join(_asset(name) for name in names))  # noqa: S704 - written by us


def write_assets(out: Path) -> None:
    """The style sheet and the scripts beside the pages."""
    for name in ASSETS:
        (out / name).write_text(_asset(name), encoding="utf-8", newline="\n")


def _asset(name: str) -> str:
    return asset("pipeline.site", name)


def asset(package: str, name: str) -> str:
    """A style sheet or a script beside the templates of a package."""
    return files(package).joinpath("templates", name).read_text(encoding="utf-8")


def as_json(value: object) -> Markup:
    """JSON that may stand in a script element whatever a plan says: ``</script>``; texts spelled out as elsewhere."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character, written in _IN_SCRIPT.items():
        text = text.replace(character, written)
    return Markup(text)  # noqa: S704 - nothing of HTML is left in it


def _plain(value: object) -> object:
    """The scripts show what they are given."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return plain_value(value)


def style_hash(style: str) -> str:
    """By which a policy names a style element."""
    return f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}"


def policy(style: str = "", pictures: bool = False) -> str:
    """The Content-Security-Policy of a page: its own files, one style element by its hash, pictures it holds itself."""
    extra = f" '{style_hash(style)}'" if style else ""
    own = " data:" if pictures else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self'{extra}; img-src 'self'{own}; "
        "base-uri 'none'; form-action 'none'"
    )


def both(words: Said) -> Markup:
    """The words in either language, each marked with its own."""
    if words.vi == words.en:
        return escape(words.vi)
    pieces = (
        f'<span class="t" lang="{language}">{escape(text)}</span>'
        for language, text in zip(LANGUAGES, words, strict=True)
    )
    return Markup("".join(pieces))  # noqa: S704 - the words are escaped


def told(key: str, **gaps: object) -> Markup:
    """``t`` of the templates."""
    return both(said(key, **gaps)) if gaps else _always(key)


@cache
def _always(key: str) -> Markup:
    """Words without gaps, which a list says again in each row."""
    return both(said(key))


def attribute(name: str, key: str, **gaps: object) -> Markup:
    """An attribute that the script gives in the language of the page: ``alt``, ``placeholder``."""
    vi, en = said(key, **gaps)
    return Markup('{0}="{1}" data-vi-{0}="{1}" data-en-{0}="{2}"').format(name, vi, en)


def text_of(vi: str, en: str) -> Markup:
    """Attributes of an element that can hold no other element (``option``, ``title``)."""
    return Markup('data-vi-text="{}" data-en-text="{}"').format(vi, en)


def number(value: int) -> str:
    """``20 000`` with a narrow space, which both languages read."""
    return f"{value:,}".replace(",", "\u202f")


def percent(share: float) -> str:
    """``99.9 %``, never rounded up to a whole that is not reached."""
    return f"{int(share * 1000) / 10:.1f}\u202f%"


def day(value: date) -> str:
    """``05/06/2023``."""
    return f"{value:%d/%m/}{value.year:04}"


@cache
def environment(*packages: str) -> Environment:
    """The templates, those of further packages before ours."""
    found = Environment(
        loader=ChoiceLoader([PackageLoader(one) for one in (*packages, "pipeline.site")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=plain_value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(
        t=told,
        both=both,
        said=said,
        said_of=Said,
        attribute=attribute,
        text_of=text_of,
        policy=policy,
        remarks=remarks,
    )
    found.filters.update(number=number, percent=percent, day=day, as_json=as_json)
    return found
