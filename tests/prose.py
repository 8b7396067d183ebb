"""README and docs, as tests read them."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
GENERATED = frozenset({"commands.md", "data-dictionary.md", "rules.md"})
WRITTEN = tuple(page for page in PAGES if page.name not in GENERATED)
"""Those that somebody wrote."""


def text_of(page):
    return page.read_text(encoding="utf-8")
