"""What pandas is to make of columns it has no type of its own for: days are datetimes, whole numbers may be missing.

Without a word ``pandas.read_parquet`` gives Python objects for days and floats for numbers with gaps. The word stands
in the schema of a file, as pandas writes it into its own, and means nothing to other readers.
"""

import json

import pyarrow as pa

_NOTE = b"pandas"
_DAY = "timestamp[us][pyarrow]"
_NULLABLE = {pa.int16(): "Int16", pa.int64(): "Int64", pa.bool_(): "boolean"}


def with_pandas(table: pa.Table) -> pa.Table:
    """The table, its schema with the note for pandas."""
    about = dict(table.schema.metadata or {})
    return table.replace_schema_metadata({**about, _NOTE: _note(table.schema)})


def _note(schema: pa.Schema) -> str:
    columns = [
        {
            "name": field.name,
            "field_name": field.name,
            "pandas_type": str(field.type),
            "numpy_type": _type(field),
            "metadata": None,
        }
        for field in schema
    ]
    told = {"index_columns": [], "column_indexes": [], "columns": columns, "pandas_version": "3"}
    return json.dumps(told)


def _type(field: pa.Field) -> str:
    if pa.types.is_date(field.type):
        return _DAY
    return _NULLABLE.get(field.type, "object") if field.nullable else "object"
