"""Citations within the subjects of others: how deep, and what is never left out."""

from parsers.semantics.citations import find_citations
from parsers.semantics.citations.segmentation import DEEPEST


def depths(found):
    deep = []
    for one in found:
        deep.append(0 if one.nested_in is None else deep[one.nested_in] + 1)
    return deep


def test_a_run_of_type_words_is_one_name_from_some_depth_on():
    found = find_citations("thực hiện " + "Kế hoạch " * 40)
    assert max(depths(found)) == DEEPEST
    assert len(found) == DEEPEST + 1


def test_what_has_a_number_is_cited_however_deep_it_stands():
    text = "thực hiện " + "Kế hoạch " * 20 + "thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024"
    assert [one.number for one in find_citations(text) if one.number] == ["57-NQ/TW"]
