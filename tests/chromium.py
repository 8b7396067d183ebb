"""A browser without a window, for the tests of pages; they are skipped where there is none."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium():
    program = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("pages are not tested: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield browser
        browser.close()
