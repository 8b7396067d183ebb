"""A browser without a window, for the tests of pages; they are skipped where there is none."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from tests.twins.writers import CHROMIUM_FLAGS

_CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def chromium():
    program = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    if program is None:
        pytest.skip("pages are not tested: apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()
