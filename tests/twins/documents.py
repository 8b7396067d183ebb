"""The documents that get twins: DOCX files of folders, and described plans the builders make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from tests.builders.docx import render_docx
from tests.test_roundtrip import some_plans


@dataclass(frozen=True, slots=True)
class Document:
    """A DOCX and the name it goes by in the report."""

    name: str
    data: bytes


def documents(folders: Iterable[Path], plans: int, pattern: str = "*") -> Iterator[Document]:
    """Files below the folders, then so many described plans: the same ones each time."""
    seen: set[bytes] = set()
    for folder in folders:
        for file in sorted(folder.rglob("*.docx")) if folder.is_dir() else [folder]:
            name = f"{file.parent.name}/{file.name}"
            data = file.read_bytes()
            if not file.name.startswith("~$") and fnmatch(name, pattern) and data not in seen:
                seen.add(data)
                yield Document(name, data)
    names = [f"described/{index:03d}.docx" for index in range(plans)]
    if any(fnmatch(name, pattern) for name in names):
        for index, (name, plan) in enumerate(zip(names, some_plans(plans), strict=True)):
            if fnmatch(name, pattern):
                yield Document(name, render_docx(plan, repeat_header=index % 2 == 0))
