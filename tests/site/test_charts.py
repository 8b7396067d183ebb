import pytest
from lxml import etree

from pipeline.site.charts import Bar, Part, bars, shown
from tests.site.sample import LONG, SCRIPT

ERROR = Part("error", "Lỗi")
INFO = Part("info", "Lưu ý")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(data, **told):
    text = bars(data, chart_id="c", title="Tiêu đề <b>", description="Mô tả", **told)
    return etree.fromstring(str(text))


def texts(root):
    return [one.text for one in root.iter(f"{SVG}text")]


def test_chart_has_a_name_and_a_description():
    root = drawn([Bar("R205", INFO, 3)])
    assert root.get("role") == "img"
    ids = {one.get("id"): one.text for one in root if one.get("id")}
    assert [ids[name] for name in root.get("aria-labelledby").split()] == ["Tiêu đề <b>", "Mô tả"]


@pytest.mark.parametrize("label", [SCRIPT, LONG, "a\x00\x0bb", "", "\ud800", "datum[x]", "'", "\\"])
def test_label_of_any_kind(label):
    root = drawn([Bar(label, INFO, 3), Bar("b", ERROR, 1)])
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "g", "path", "text", "line", "rect", "title", "desc", "defs", "clipPath",
    }  # fmt: skip
    for one in root.iter():
        assert not {name for name in one.attrib if name == "style" or name.startswith("on")}


def test_bars_keep_their_order_and_parts_their_own():
    root = drawn([Bar("b", ERROR, 0), Bar("b", INFO, 5), Bar("a", ERROR, 2), Bar("a", INFO, 1)])
    told = texts(root)
    assert told.index("b") < told.index("a")
    assert told.index("Lỗi") < told.index("Lưu ý")


def test_part_that_nobody_has_is_not_in_the_legend():
    told = texts(drawn([Bar("a", ERROR, 0), Bar("a", INFO, 1)]))
    assert "Lỗi" not in told


def test_labels_that_begin_alike_stay_apart():
    told = texts(drawn([Bar(LONG + "1", INFO, 1), Bar(LONG + "2", INFO, 1)]))
    assert sum(text.startswith("Ngưng") for text in told if text) == 2


def test_months_of_years():
    months = [f"{place % 12 + 1:02}/{2023 + place // 12}" for place in range(100)]
    told = texts(drawn([Bar(month, INFO, 1) for month in months], upright=True))
    assert "01/2023" in told
    assert "02/2023" not in told


def test_nothing_counted():
    assert drawn([Bar("a", INFO, 0)]).get("role") == "img"


def test_shown():
    assert shown("ỦY BAN\n NHÂN DÂN") == "ỦY BAN NHÂN DÂN"
