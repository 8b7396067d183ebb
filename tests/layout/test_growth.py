"""The work of the line grows with what a document holds, not with its square.

Counted are the lines of Python that run, not seconds: a busy machine fails no test.
"""

import sys
from collections.abc import Callable

import pytest
from docx_xml import docx, p, r, tbl, tc, tr
from test_docx_notes import MARK, note, ref

from pipeline.reading import read_plan

SMALL, LARGE = 150, 600
ALLOWED = 1.35
"""Over the fourfold work of four times as much: sorting adds a little, what is quadratic adds all."""

HEAD = (
    tbl(
        tr(
            tc(p(r("UBND HUYỆN MẪU LĨNH")) + p(r("Số: 12/KH-UBND"))),
            tc(p(r("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) + p(r("Mẫu Lĩnh, ngày 05 tháng 01 năm 2024"))),
        )
    )
    + p(r("KẾ HOẠCH"))
    + p(r("Công tác dân vận năm 2024"))
    + p(r("I. MỤC ĐÍCH"))
    + p(r("Nâng cao hiệu quả công tác."))
)  # fmt: skip


def table_rows(count):
    head = tr(*(tc(p(r(text))) for text in ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")))
    rows = (
        tr(
            tc(p(r(str(n)))),
            tc(p(r(f"Xây dựng kế hoạch số {n} về tuyên truyền"))),
            tc(p(r("Phòng Nội vụ"))),
            tc(p(r(f"Quý {n % 4 + 1}/2024"))),
        )
        for n in range(1, count + 1)
    )
    return docx(HEAD + tbl(head, *rows))


def marks_and_notes(count):
    told = "".join(p(r(f"Chỉ thị số {n}") + ref(n) + r(".")) for n in range(1, count + 1))
    notes = "".join(note(n, p(MARK + r(f" Chỉ thị số {n}/CT-TTg"))) for n in range(1, count + 1))
    return docx(HEAD + told, footnotes=notes)


def marks_of_one_line(count):
    told = p("".join(r(f"Chỉ thị số {n}") + ref(n) for n in range(1, count + 1)))
    notes = "".join(note(n, p(MARK + r(f" Chú thích {n}"))) for n in range(1, count + 1))
    return docx(HEAD + told, footnotes=notes)


def paragraphs(count):
    return docx(HEAD + "".join(p(r(f"- Phòng Nội vụ báo cáo lần {n}.")) for n in range(count)))


def sections(count):
    return docx(
        HEAD + "".join(p(r(f"{n}. Nhiệm vụ thứ {n}")) + p(r("Làm.")) for n in range(1, count))
    )


def letterhead(count):
    """One line of the letterhead, seven kilobytes without a comma."""
    return docx(HEAD.replace("UBND HUYỆN MẪU LĨNH", "UBND HUYỆN " + "MẪU LĨNH " * count))


def recipients(count):
    lines = "".join(p(r(f"- Phòng Mẫu {n};")) for n in range(count))
    signed = p(r("TM. ỦY BAN NHÂN DÂN")) + p(r("CHỦ TỊCH")) + p(r("Nguyễn Văn A"))
    return docx(HEAD + tbl(tr(tc(p(r("Nơi nhận:")) + lines), tc(signed))))


def steps(work: Callable[[], object]) -> int:
    """Lines of Python that run, backward jumps of loops among them."""
    count = 0

    def each(_frame, event, _arg):
        nonlocal count
        count += event == "line"
        return each

    before = sys.gettrace()
    sys.settrace(each)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "made",
    [table_rows, marks_and_notes, marks_of_one_line, paragraphs, sections, letterhead, recipients],
)
def test_the_work_grows_with_the_document(made):
    read_plan(made(20), "warm.docx")
    small, large = (made(count) for count in (SMALL, LARGE))
    once = steps(lambda: read_plan(small, "small.docx"))
    more = steps(lambda: read_plan(large, "large.docx"))
    assert more <= ALLOWED * (LARGE / SMALL) * once
