"""DataFusion: our functions in SQL, under the options given when they are registered.

Needs datafusion (``pip install 'kontsevich[datafusion]'``).

>>> from datafusion import SessionContext
>>> from kontsevich.frames.datafusion import register
>>> context = SessionContext()
>>> register(context, "convert", kind="name")
>>> [batch] = context.sql("SELECT kontsevich_convert('김정은') AS name").collect()
>>> batch["name"].to_pylist()
['Ким Чжонын']
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .distinct import map_distinct
from .operations import find_operation

if TYPE_CHECKING:
    from datafusion import SessionContext


def register(context: SessionContext, name: str, **options: Any) -> None:
    """Let a session know `kontsevich_` and one of `convert`, `pronounce`, `restore`, `hangulize`,
    `check`, `fix`. Raises `InputError` for another name or a wrong option."""
    import pyarrow as pa
    from datafusion import udf

    operation = find_operation(name, options)

    def call(texts: pa.Array) -> pa.Array:
        return map_distinct(texts, operation)

    function = udf(call, [pa.string()], operation.type, "immutable", f"kontsevich_{name}")
    context.register_udf(function)
