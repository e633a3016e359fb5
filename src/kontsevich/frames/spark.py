"""Spark: our functions in SQL and on data frames, and manuscripts by the million.

Needs pyspark 4.1 or later (``pip install 'kontsevich[spark]'``), and this package on the workers,
as Spark ships packages (`docs/frames-spark.md`). A function is an Arrow UDF: a batch of rows is a
column, and each worker remembers what it has converted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Unpack

from ..errors import KontsevichError
from .distinct import map_distinct
from .operations import NAMES, build_type, find_operation
from .options import CheckOptions, ConvertOptions

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

# A row of `check_manuscripts`: a finding in a document, or why one could not be read.
_MANUSCRIPT = {"path": "string", "trouble": "string", "format": "string", "label": "string"}
_PLACE = {"line": "int64", "column": "int64"}


def register(spark: SparkSession) -> None:
    """Let a session's SQL know `kontsevich_convert`, `_pronounce`, `_restore`, `_hangulize`,
    `_check` and `_fix`; options are named and the same for all rows:
    ``kontsevich_convert(name, kind => 'name')``."""
    for name in NAMES:
        spark.udf.register(f"kontsevich_{name}", make_udf(name))


def convert_udf(**options: Unpack[ConvertOptions]) -> Any:
    """`kontsevich.convert` under these options as a function of a column of Spark."""
    return make_udf("convert", **options)


def make_udf(name: str, **options: Any) -> Any:
    """One of our functions as a function of a column of Spark.

    Raises `InputError` for another name or a wrong option.
    """
    from pyspark.sql.pandas.functions import arrow_udf
    from pyspark.sql.pandas.types import from_arrow_type

    operation = find_operation(name, options)

    def call(texts: pa.Array, told: dict[str, pa.Array]) -> pa.Array:
        more = {option: _read_constant(values) for option, values in told.items()}
        return map_distinct(texts, find_operation(name, {**options, **more}))

    # Spark knows no signature with options; a function without annotations it takes as it is.
    plain: Any = lambda texts, **told: call(texts, told)  # noqa: E731
    return arrow_udf(plain, from_arrow_type(operation.type))  # type: ignore[call-overload]


def _read_constant(values: Any) -> Any:
    return values[0].as_py() if len(values) else None


def check_manuscripts(
    spark: SparkSession, paths: str | list[str], **options: Unpack[CheckOptions]
) -> DataFrame:
    """What in the documents under these paths is not by the system: a row a finding.

    `paths`: files, folders or patterns (``s3://…/*.docx``) as Spark reads them, in any format of
    `docs/formats.md`. A document that can't be read is one row with its `trouble`; one that is
    clean has none. Options are those of `kontsevich.check`.
    """
    from pyspark.sql.pandas.types import from_arrow_type

    find_operation("check", options)  # a wrong option is told here, not on the workers
    schema: Any = from_arrow_type(build_type(_row_shape()))
    files = spark.read.format("binaryFile").load(paths).select("path", "content")
    return files.mapInArrow(_check_batches(dict(options)), schema)


def _row_shape() -> dict[str, Any]:
    [finding] = find_operation("check", {}).shape
    return {**_MANUSCRIPT, **finding, **_PLACE}


def _check_batches(
    options: dict[str, Any],
) -> Callable[[Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    def check_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa

        kind = build_type(_row_shape())
        for batch in batches:
            for path, content in zip(*batch.columns, strict=True):
                rows = list(check_document(path.as_py(), content.as_py(), options))
                yield pa.RecordBatch.from_struct_array(pa.array(rows, kind))

    return check_batches


def check_document(path: str, data: bytes, options: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows of one document: what was found in it, or its trouble.

    >>> [row["found"] for row in check_document("a.txt", "о Ким Чен Ыне".encode(), {})]
    ['Ким Чен Ыне']
    """
    from ..checker.findings.checking import trouble_of
    from ..checker.findings.fixes import NONE
    from ..checker.findings.in_memory import Manuscript
    from ..documents.formats import choose_format

    fields = list(_row_shape())
    form, sure = "", True
    try:
        form, sure = (options["format"], True) if "format" in options else choose_format(path, data)
        told = {name: value for name, value in options.items() if name != "format"}
        findings = Manuscript(data, form).check(**told)
    except (KontsevichError, RecursionError, MemoryError) as error:
        trouble = error if isinstance(error, KontsevichError) else trouble_of(error, path)
        yield {"path": path, "trouble": str(trouble), "format": form or None}
        return
    for finding in findings:
        row = {name: getattr(finding, name, None) for name in fields}
        # Of another mark-up nobody knows whose words are whose.
        fix = finding.fix if sure else NONE
        yield {**row, "path": path, "format": form, "fix": fix, "message": finding.message()}
