"""What is installed is what lies on the disk: packages, data files, entry points."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOP = ("schemas", "parsers", "pipeline", "plans")
SETUPTOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
NOT_SHIPPED = {".py", ".pyc", ".c", ".so"}
LOADS = """
import parsers
from parsers.layout.encodings import tables
from parsers.semantics.agencies import gazetteer
from parsers.lexicon import table
from parsers.semantics.citations.acts import act_of
from parsers.semantics.citations.types import types_by_slug
from parsers.lexicon import load
from parsers.semantics.units import units
assert parsers.__file__.startswith(FOLDER), parsers.__file__
assert gazetteer.agencies() and gazetteer.wording() and table("abbreviations.csv")
assert act_of("luat", "Đất đai") and types_by_slug() and load("issuers.toml")
assert units("province")
from parsers.semantics import spacy_entry
import pipeline.cli
"""


def folders_with_code():
    for top in TOP:
        for folder in (ROOT / top, *(ROOT / top).rglob("*")):
            if (
                folder.is_dir()
                and folder.name != "__pycache__"
                and (folder / "__init__.py").exists()
            ):
                yield ".".join(folder.relative_to(ROOT).parts)


def data_files():
    """Files of the packages that are no code, by their path from the root."""
    for top in TOP:
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and file.suffix not in NOT_SHIPPED:
                yield file.relative_to(ROOT)


def shipped():
    for package, patterns in SETUPTOOLS["package-data"].items():
        folder = ROOT.joinpath(*package.split("."))
        for pattern in patterns:
            matched = [file.relative_to(ROOT) for file in folder.glob(pattern)]
            assert matched, f"{package}: {pattern} matches no file"
            yield from matched


def test_every_package_is_listed_and_every_listed_package_is_there():
    assert sorted(SETUPTOOLS["packages"]) == sorted(folders_with_code())


def test_every_data_file_is_shipped():
    assert set(shipped()) == set(data_files())


@pytest.mark.slow
def test_a_wheel_holds_and_loads_all_of_it(tmp_path):
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    source, target = tmp_path / "source", tmp_path / "target"
    for top in TOP:  # a copy, so that no build folder stays behind in the checkout
        shutil.copytree(ROOT / top, source / top, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(source))
    (wheel,) = tmp_path.glob("*.whl")
    run(*pip, "install", "--no-deps", "--target", str(target), str(wheel))
    assert all((target / file).exists() for file in data_files())
    entry = next(target.glob("*.dist-info")) / "entry_points.txt"
    assert "vi_legal_citations" in entry.read_text("utf-8")
    code = f"FOLDER = {str(target)!r}\n{LOADS}"
    run(sys.executable, "-c", code, cwd=target)


def run(*command, cwd=ROOT):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603 - our own commands
    assert done.returncode == 0, done.stderr
    assert "BuildBackendWarning" not in done.stdout + done.stderr
