"""Options of the whole suite."""

import os

import pytest
from hypothesis import settings

# A busy machine is no failure: no test is judged by the clock on the wall.
settings.register_profile("plans", deadline=None)
settings.load_profile("plans")


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite golden files instead of comparing; review the diff as code",
    )


@pytest.fixture
def update_golden(request):
    return request.config.getoption("--update-golden")


ALONE = {"batch", "fuzz"}
"""Folders of tests that kill processes, wait for them or fill the memory."""


@pytest.hookimpl(tryfirst=True)  # before what is asked for by ``-m`` is chosen
def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name in ALONE:
            item.add_marker(pytest.mark.alone)


def pytest_configure(config):
    if os.environ.get("CI") and config.getoption("--update-golden"):
        raise pytest.UsageError("--update-golden rewrites expectations: never in CI")
