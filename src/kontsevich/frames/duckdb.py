"""DuckDB: our functions in SQL, a vector of rows at a time, with named options.

Needs duckdb and pyarrow (``pip install 'kontsevich[duckdb]'``).

>>> import duckdb
>>> from kontsevich.frames.duckdb import register
>>> connection = duckdb.connect()
>>> register(connection)
>>> connection.sql("SELECT kontsevich_convert('김정은', kind := 'name')").fetchall()
[('Ким Чжонын',)]
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..errors import InputError
from .distinct import map_distinct
from .operations import NAMES, find_operation, simple_options

if TYPE_CHECKING:
    import duckdb

PREFIX = "kontsevich_"
_TYPES = {"string": "VARCHAR", "int64": "BIGINT", "bool": "BOOLEAN", "double": "DOUBLE"}


def register(connection: duckdb.DuckDBPyConnection) -> None:
    """Let a connection know `kontsevich_convert`, `_pronounce`, `_restore`, `_hangulize`, `_check`
    and `_fix`; an option is named (``kind := 'name'``) and the same for all rows.

    `kontsevich_restore` is a STRUCT, `kontsevich_check` a list of STRUCTs. A wrong option is an
    error of DuckDB with our sentence in it.
    """
    text = _TYPES["string"]
    create: Any = connection.create_function
    there = connection.execute("SELECT function_name FROM duckdb_functions()").fetchall()
    for name in NAMES:
        options = simple_options(name)
        inner = f"_{PREFIX}{name}"
        returned = _write_type(find_operation(name, {}).shape)
        if (inner,) not in there:
            create(
                inner, _call(name), [text, text], returned, type="arrow", null_handling="special"
            )
        named = ", ".join(f'"{option}" := NULL' for option in options)
        packed = ", ".join(f'"{option}" := "{option}"' for option in options)
        connection.execute(
            f"CREATE OR REPLACE TEMP MACRO {PREFIX}{name}(texts, {named}) AS "
            f"{inner}(texts, CAST(to_json(struct_pack({packed})) AS VARCHAR))"
        )


def _call(name: str) -> Callable[[Any, Any], Any]:
    def call(texts: Any, told: Any) -> Any:
        [*given] = told.unique().to_pylist()
        if len(given) > 1:
            raise InputError("an option must be the same for all rows")
        chosen = json.loads(given[0]) if given else {}
        options = {option: value for option, value in chosen.items() if value is not None}
        return map_distinct(texts, find_operation(name, options))

    return call


def _write_type(shape: Any) -> str:
    """A shape of `Operation` as DuckDB writes it.

    >>> _write_type([{"code": "string"}])
    'STRUCT("code" VARCHAR)[]'
    """
    if isinstance(shape, list):
        return _write_type(shape[0]) + "[]"
    if isinstance(shape, dict):
        fields = (f'"{name}" {_write_type(inner)}' for name, inner in shape.items())
        return f"STRUCT({', '.join(fields)})"
    return _TYPES[shape]
