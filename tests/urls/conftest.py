"""Buckets: of a server of S3 in this process, and in memory where the requests do not matter."""

import itertools
import logging
import re

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from pipeline.store.places import place_of, put
from tests.pipeline.conftest import made_up_files  # noqa: F401 - a fixture

_NUMBERS = itertools.count(1)
_REQUEST = re.compile(r'"(?:\x1b\[[0-9;]*m)*([A-Z]+) /([^ ?]*)')


@pytest.fixture(scope="session")
def endpoint():
    from moto.server import ThreadedMotoServer  # noqa: PLC0415 - half a second, for those who need it

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(endpoint, monkeypatch):
    """The environment in which S3 is the server of the tests; gives the URL of an empty bucket."""
    from s3fs import S3FileSystem  # noqa: PLC0415 - as above

    for name, value in {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "somebody",
        "AWS_SECRET_ACCESS_KEY": "open sesame",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
    }.items():
        monkeypatch.setenv(name, value)
    S3FileSystem.clear_instance_cache()
    url = place_of(f"s3://plans-{next(_NUMBERS)}")
    url.fs.mkdir(url.path)
    yield url
    S3FileSystem.clear_instance_cache()


@pytest.fixture
def memory():
    """The URL of a bucket in memory that is empty."""
    _forget_memory()
    yield place_of("memory://bucket")
    _forget_memory()


def _forget_memory():
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


@pytest.fixture(params=["memory", "s3"])
def bucket(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def requests(s3):  # noqa: ARG001 - of that server
    """The requests made from now on: ``[("GET", "plans-1/incoming/a.pdf"), …]``."""
    made = []

    class Taker(logging.Handler):
        def emit(self, record):
            if found := _REQUEST.search(record.getMessage()):
                made.append(found.groups())

    log, taker = logging.getLogger("werkzeug"), Taker()
    level = log.level
    log.addHandler(taker)
    log.setLevel(logging.INFO)
    yield made
    log.removeHandler(taker)
    log.setLevel(level)


def fill(folder, **files):
    """Objects by name; ``__`` is a dot: ``a__pdf="plan: a"``."""
    for name, text in files.items():
        put(folder / name.replace("__", "."), text.encode())
