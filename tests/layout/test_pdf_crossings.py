"""The boxes between lines are those pdfplumber finds, whatever the lines."""

from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import edges_to_intersections, intersections_to_cells

from parsers.layout.pdf.crossings import boxes_between

PLACES = st.sampled_from([0.0, 10.0, 12.5, 20.0, 33.3, 40.0, 61.7, 80.0])


def edge(across, level, ends):
    low, high = sorted(ends)
    x0, x1, top, bottom = (low, high, level, level) if across else (level, level, low, high)
    return {"x0": x0, "x1": x1, "top": top, "bottom": bottom, "orientation": "h" if across else "v"}


EDGES = st.lists(st.builds(edge, st.booleans(), PLACES, st.tuples(PLACES, PLACES)), max_size=40)


@given(EDGES, st.sampled_from([0.0, 1.0, 4.0]))
def test_the_boxes_are_those_of_pdfplumber(edges, reach):
    assert boxes_between(edges, reach) == intersections_to_cells(
        edges_to_intersections(edges, reach, reach)
    )


def test_a_grid_of_nine_boxes():
    edges = [edge(across, 10.0 * k, (0.0, 30.0)) for across in (True, False) for k in range(4)]
    assert len(boxes_between(edges, 1.0)) == 9


def test_no_lines_no_boxes():
    assert boxes_between([], 4.0) == []
