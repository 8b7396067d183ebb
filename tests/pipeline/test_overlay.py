"""``plans show FILE --page N --png``: pictures of pages of any size."""

import pytest
from PIL import Image
from typer.testing import CliRunner

from pipeline.cli import app
from tests.builders.pdf import PdfPage, pdf


@pytest.mark.parametrize(
    ("size", "pixels", "told"),
    [
        ((595, 842), (910, 1287), None),
        ((14_400, 14_400), (4000, 4000), "20 pixels an inch"),
        ((3000, 6000), (2000, 4000), "48 pixels an inch"),
        ((14_400, 3), (4000, 1), "20 pixels an inch"),
    ],
)
def test_a_picture_is_bounded_however_large_the_page(tmp_path, size, pixels, told):
    width, height = size
    file, png = tmp_path / "a.pdf", tmp_path / "a.png"
    file.write_bytes(pdf([PdfPage(width=width, height=height).text(220, 100, "KẾ HOẠCH")]))
    result = CliRunner().invoke(app, ["show", str(file), "--page", "1", "--png", str(png)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert f"page 1 of {file} drawn to {png}" in result.stdout
    assert ("pixels" in result.stdout) == (told is not None)
    assert (told or "") in result.stdout
    with Image.open(png) as picture:
        legend = 30
        assert (picture.width, picture.height - legend) == pixels


def test_boxes_shrink_with_the_page(tmp_path):
    """The box of the one line stands where the line is drawn."""
    file, png = tmp_path / "a.pdf", tmp_path / "a.png"
    page = PdfPage(width=14_400, height=14_400).text(7200, 7200, "KẾ HOẠCH", size=1000)
    file.write_bytes(pdf([page]))
    CliRunner().invoke(app, ["show", str(file), "--page", "1", "--png", str(png)])
    with Image.open(png) as picture:
        colours = picture.crop((1950, 1650, 3200, 2080)).getcolors(1 << 20)
    assert any(red > green + 40 for _, (red, green, _) in colours)
