from tests.builders.samples_read import damaged, register  # noqa: F401 - fixtures
