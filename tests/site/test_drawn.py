"""Pages for plans that have none: of their PDF in the register, else laid out by LibreOffice."""

import pytest
from lxml import html

from parsers.layout import read
from parsers.layout.sniff import PDF as MEDIA
from pipeline.batch.ingest import ingest
from pipeline.site.build import build
from pipeline.store.records import read_plans
from tests.site.sample import ON, PDF, RAW

TWINS = ("mau-chuyen-doi-so-quan-2024.docx", "mau-chuyen-doi-so-quan-2024.pdf")
ALONE = ("mau-dan-van-huyen-2023.docx", "mau-ke-hoach-xa-2026.docx")


@pytest.fixture
def made(tmp_path):
    """A report of these files of data/raw, and their pages by name."""

    def make(*names, **options):
        files = tmp_path / "in"
        files.mkdir(exist_ok=True)
        for name in names:
            (files / name).write_bytes((RAW / name).read_bytes())
        ingest([files], tmp_path / "parsed")
        built = build(tmp_path / "parsed", tmp_path / "report", on=ON, **options)
        assert built.troubles == []
        return built, shown(tmp_path)

    return make


def shown(folder):
    names = {
        plan.document_id: plan.file_name
        for shelf in read_plans(folder / "parsed")
        for plan in shelf.plans
    }
    return {
        names[file.stem]: html.document_fromstring(file.read_text(encoding="utf-8"))
        for file in (folder / "report" / "plans").iterdir()
    }


def notice(tree):
    return tree.xpath("string(//p[@class='notice screen'])")


def targets(tree):
    """Where findings lead to: a box on a page (b) or a mark in the text (m)."""
    return {link.get("href")[1] for link in tree.xpath("//a[@class='show']")}


def test_without_libreoffice_the_page_says_how_to_get_pictures(made):
    _, pages = made(*ALONE)
    for tree in pages.values():
        assert "apt install libreoffice-writer-nogui" in notice(tree)
        assert targets(tree) == {"m"}


def test_several_files_are_laid_out_by_one_start_and_once(made, soffice, tmp_path):
    built, pages = made(*ALONE)
    assert (built.drawn, soffice()) == (6, 1)
    for tree in pages.values():
        assert "do LibreOffice dàn" in notice(tree)
        assert len(tree.xpath("//figure[starts-with(@class, 'sheet')]")) == 3
        assert tree.xpath("//div[@id='text']")
    build(tmp_path / "parsed", tmp_path / "report", on=ON)
    assert soffice() == 1


@pytest.mark.usefixtures("soffice")
def test_what_is_not_printed_has_no_place_on_the_pages(made):
    """The pages are those of another plan: what it does not say leads to the text that was read."""
    _, pages = made(*ALONE)
    paper = "".join(read(PDF.read_bytes(), MEDIA).value.text.split())
    for tree in pages.values():
        for entry in tree.xpath("//li[contains(@class, 'finding')][.//a[@class='show']]"):
            (link,) = entry.xpath(".//a[@class='show']/@href")
            words = "".join(entry.xpath("string(.//blockquote)").split())
            assert link[1] == "m" or words in paper
        assert "m" in targets(tree)


@pytest.mark.usefixtures("soffice")
def test_a_file_that_cannot_be_laid_out_costs_itself(made, tmp_path):
    files = tmp_path / "in"
    files.mkdir()
    bad = (RAW / TWINS[0]).read_bytes() + b"BROKEN"
    (files / TWINS[0]).write_bytes(bad)
    built, pages = made(*ALONE)
    assert built.drawn == 6
    assert "không dàn được" in notice(pages[TWINS[0]])
    assert pages[TWINS[0]].xpath("string(//div[@id='text'])")
    assert {name for name, tree in pages.items() if tree.xpath("//img")} == set(ALONE)


def test_a_pdf_of_the_same_plan_is_shown_without_libreoffice(made, soffice):
    built, pages = made(*TWINS)
    (tree,) = pages.values()
    assert (built.drawn, soffice()) == (3, 0)
    assert f"của bản PDF của cùng kế hoạch, in/{TWINS[1]}" in notice(tree)
    assert targets(tree) == {"b"}
    (link,) = tree.xpath("//li[@data-id='R001.1']//a[@class='show']")
    (box,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert box.xpath("ancestor::figure/@id") == ["p1"]
    assert "Trang 1" in link.text_content()


def test_values_of_the_record_lead_to_the_pages_too(made):
    _, pages = made(*TWINS)
    (tree,) = pages.values()
    told = tree.xpath("//section[@id='record']//a[@class='at']")
    placed = [one for one in told if one.get("data-at")]
    assert len(placed) > 0.9 * len(told)


def test_nothing_is_laid_out_that_is_not_shown(made, soffice):
    built, pages = made(*ALONE, pages="none")
    assert (built.drawn, soffice()) == (0, 0)
    assert all("không vẽ ảnh trang" in notice(tree) for tree in pages.values())


@pytest.mark.usefixtures("soffice")
def test_what_was_laid_out_goes_with_its_plan(made, tmp_path):
    made(*ALONE)
    kept = tmp_path / "report" / "pages"
    assert len(list(kept.glob("*.pdf"))) == 2
    (tmp_path / "in" / ALONE[0]).unlink()
    made(ALONE[1])
    assert len(list(kept.glob("*.pdf"))) == 1


@pytest.mark.usefixtures("libreoffice")
def test_findings_of_a_word_file_lead_to_their_words(made):
    built, pages = made(*ALONE)
    assert built.drawn >= 6
    for tree in pages.values():
        assert targets(tree) == {"b"}
