"""Invented plans by file stem, each marked as a sample on every page. Their units exist nowhere."""

from dataclasses import replace

from tests.builders.described import DescribedPlan
from tests.builders.sample_cai_cach import CAI_CACH
from tests.builders.sample_chuyen_doi_so import CHUYEN_DOI_SO
from tests.builders.sample_dan_van import DAN_VAN
from tests.builders.sample_xa import XA

BANNER = "VĂN BẢN MẪU - SAMPLE"

SAMPLES: dict[str, DescribedPlan] = {
    stem: replace(plan, banner=BANNER)
    for stem, plan in (
        ("mau-dan-van-huyen-2023", DAN_VAN),
        ("mau-cai-cach-hanh-chinh-thi-xa-2023", CAI_CACH),
        ("mau-chuyen-doi-so-quan-2024", CHUYEN_DOI_SO),
        ("mau-ke-hoach-xa-2026", XA),
    )
}
