"""The one thing pyproject.toml has no settled word for: a file in C. All else stands there."""

from setuptools import Extension, setup

setup(
    ext_modules=[
        # Calls PDFium in loops of C (parsers/layout/pdf/bulk.py); without a compiler the same is done in Python.
        Extension(
            "parsers.layout.pdf._bulk",
            ["parsers/layout/pdf/_bulk.c"],
            extra_compile_args=["-O2"],
            optional=True,
        )
    ]
)
