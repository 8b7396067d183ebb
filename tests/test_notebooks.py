"""Notebooks run from top to bottom on freshly read data, and carry no outputs in git."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from pipeline.batch.ingest import ingest

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """data/raw, read into a folder of its own."""
    out = tmp_path_factory.mktemp("parsed")
    assert ingest([ROOT / "data" / "raw"], out), "data/raw holds no document"
    return out


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def test_notebook_runs(notebook, parsed, monkeypatch, tmp_path):
    monkeypatch.setenv("PLANS_DATA", str(parsed))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": tmp_path}})
    client.execute()
    last = [cell for cell in notebook.cells if cell.cell_type == "code"][-1]
    assert "documents read" in last.outputs[0].text


def test_outputs_are_stripped(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


def test_there_is_a_notebook():
    assert NOTEBOOKS
