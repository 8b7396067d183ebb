from tests.builders.samples_read import register  # noqa: F401 - a fixture
