"""The second reader: sentences it was not trained with, and what it costs."""

import subprocess
import sys
from importlib import resources

import pytest

from parsers.secondreader.reader import WEIGHTS, SecondReader
from parsers.secondreader.sentences import sentences
from pipeline.audit.opinions import DOUBTED_BELOW


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Một câu. Câu thứ hai", ["Một câu.", "Câu thứ hai"]),
        ("báo cáo trước ngày 05.6 hằng năm", ["báo cáo trước ngày 05.6 hằng năm"]),
        ("- gửi UBND xã; báo cáo Đảng ủy\n- Tổng hợp", ["- gửi UBND xã;", "báo cáo Đảng ủy", "- Tổng hợp"]),
        ("trước ngày 05/12/2026. Phòng Nội vụ", ["trước ngày 05/12/2026.", "Phòng Nội vụ"]),
        (" \n\n ", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text, pieces):
    assert [text[one.start : one.end] for one in sentences(text)] == pieces


DUTIES = (
    "Các phường, xã gửi báo cáo kết quả về Phòng Tư pháp chậm nhất ngày 18/11/2026 để tổng hợp.",
    "Hằng quý, các trường báo cáo tiến độ về Sở Giáo dục và Đào tạo trước ngày 10 tháng đầu quý sau.",
    "Giao Văn phòng tổng hợp, báo cáo Ban Thường vụ kết quả thực hiện Kế hoạch này.",
    "Nếu phát sinh khó khăn, các đơn vị kịp thời phản ánh về Trung tâm Y tế để được hướng dẫn.",
    "Đề nghị các chi bộ nộp danh sách đăng ký về Văn phòng Đảng ủy trước ngày 15/3/2026.",
)
OTHERS = (
    "Đến hết năm 2025, có 14 xã đã nộp báo cáo, còn 3 xã chưa thực hiện.",
    "Tập huấn cho 120 báo cáo viên, tuyên truyền viên cấp xã về Luật Đất đai.",
    "Nguồn kinh phí: ngân sách địa phương và các nguồn huy động hợp pháp khác.",
    "Phấn đấu 95% hồ sơ được giải quyết trực tuyến toàn trình trước ngày 31/12/2026.",
    "Căn cứ Báo cáo số 45/BC-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh.",
)


@pytest.mark.parametrize("text", DUTIES)
def test_a_duty_is_believed(text):
    assert SecondReader.trained().asks(text) >= DOUBTED_BELOW


def test_most_of_what_asks_for_no_report_is_doubted():
    """Four of five on the first try: what cites a report is not told from what asks for one."""
    measures = SecondReader.trained().asks_each(OTHERS)
    assert sum(one < DOUBTED_BELOW for one in measures) >= len(OTHERS) - 1


def test_a_sentence_is_judged_alone_whatever_stands_beside_it():
    reader = SecondReader.trained()
    told = ["Báo cáo kết quả về UBND huyện trước ngày 05/12/2023.", "Kinh phí: 20 triệu đồng.", "x"]
    assert list(reader.asks_each(told)) == pytest.approx(
        [reader.asks(one) for one in told], abs=1e-5
    )


def test_weights_come_back_from_their_bytes():
    reader = SecondReader.trained()
    again = SecondReader.of_bytes(reader.to_bytes())
    told = "Gửi báo cáo về Sở Nội vụ trước ngày 20/11/2026."
    assert again.asks(told) == pytest.approx(reader.asks(told), abs=1e-6)


def test_weights_are_a_few_megabytes():
    assert len(resources.files("parsers.secondreader").joinpath(WEIGHTS).read_bytes()) < 4e6


def test_the_audit_loads_no_model_before_an_accusation_hangs_on_a_duty():
    told = "sys.exit('spacy' in sys.modules)"
    program = f"import sys; import pipeline.audit.run, pipeline.cli.audit; {told}"
    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603 - our own
    assert done.returncode == 0
