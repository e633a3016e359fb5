"""Names in columns: each engine beside a plain loop and beside a function that does nothing.

``python bench/frames.py [--rows N] [--spark] [--memory]`` prints a table in Markdown: thousands of
rows a second of processor time, by how many of the rows are distinct. Spark is timed by the clock,
with one worker and with two, so ask for it on a machine that is idle.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from corpus import make_names
from kontsevich import Converter
from kontsevich.frames.distinct import map_distinct
from kontsevich.frames.operations import Memo, Operation, find_operation

# One thread each: what is told is what a core does.
os.environ["POLARS_MAX_THREADS"] = "1"
WARM = 20_000  # names that every engine has read before it is timed
OPTIONS: dict[str, Any] = {"kind": "name"}
NOTHING = Operation(str, None, "string")


def draw_names(rows: int, distinct: int, seed: int) -> list[str]:
    """So many names, so many of them distinct: each once, the rest by rank as names are borne."""
    names: dict[str, None] = {}
    while len(names) < distinct:
        names.update(dict.fromkeys(make_names(distinct, seed)))
        seed += 1
        if seed % 20 == 0:  # the common ones are used up: two syllables more make others
            longer = make_names(distinct, seed), make_names(distinct, seed + 1)
            names.update(dict.fromkeys(one + two[1:] for one, two in zip(*longer, strict=True)))
    some = list(names)[:distinct]
    chance = random.Random(seed)
    weights = [1 / (rank + 10) for rank in range(distinct)]
    drawn = [*some, *chance.choices(some, weights, k=rows - distinct)]
    chance.shuffle(drawn)
    return drawn


def fresh() -> Operation:
    """The conversion, with a converter that has seen other names only."""
    run = Converter(**OPTIONS).convert
    for name in make_names(WARM, 7):
        run(name)
    return find_operation("convert", OPTIONS)._replace(run=run, memo=Memo(run))


def run_loop(names: list[str], operation: Operation) -> object:
    """What every user writes."""
    return [operation.run(name) for name in names]


def run_arrow(names: pa.Array, operation: Operation) -> object:
    """One array."""
    return map_distinct(names, operation)


def run_polars(frame: Any, operation: Operation) -> object:
    """A frame in memory."""
    import polars as pl

    from kontsevich.frames.polars import ExpressionNamespace

    return frame.select(ExpressionNamespace(pl.col("name"))._apply(operation))


def run_stream(frame: Any, operation: Operation) -> object:
    """The streaming engine of Polars."""
    import polars as pl

    from kontsevich.frames.polars import ExpressionNamespace

    lazy = frame.lazy().select(ExpressionNamespace(pl.col("name"))._apply(operation))
    return lazy.collect(engine="streaming")


def run_duckdb(table: pa.Table, operation: Operation) -> object:
    """DuckDB, 2,048 rows at a time."""
    import duckdb

    connection = duckdb.connect(config={"threads": 1})
    how: Any = {"type": "arrow", "null_handling": "special"}
    call: Any = lambda names: map_distinct(names, operation)  # noqa: E731
    connection.create_function("run", call, ["VARCHAR"], "VARCHAR", **how)
    connection.register("people", table)
    return connection.sql("SELECT run(name) AS name FROM people").to_arrow_table()


def run_datafusion(table: pa.Table, operation: Operation) -> object:
    """DataFusion, 8,192 rows at a time."""
    from datafusion import SessionConfig, SessionContext, udf

    context = SessionContext(SessionConfig().with_target_partitions(1))
    call = udf(
        lambda names: map_distinct(names, operation), [pa.string()], pa.string(), "immutable", "run"
    )
    context.register_udf(call)
    context.register_record_batches("people", [table.to_batches(8192)])
    return context.sql("SELECT run(name) AS name FROM people").to_arrow_table()


def run_pandas(series: Any, operation: Operation) -> object:
    """A series of pandas."""
    from kontsevich.frames.narwhals import SeriesNamespace

    return SeriesNamespace(series)._apply(operation)


def make_inputs(names: list[str]) -> dict[str, tuple[Callable[[Any, Operation], object], Any]]:
    """The engines, each with the names as it holds them."""
    import pandas as pd
    import polars as pl

    array = pa.array(names)
    table = pa.table({"name": array})
    frame = pl.from_arrow(table)
    return {
        "plain loop": (run_loop, names),
        "Arrow": (run_arrow, array),
        "Polars": (run_polars, frame),
        "Polars, streaming": (run_stream, frame),
        "DuckDB": (run_duckdb, table),
        "DataFusion": (run_datafusion, table),
        "pandas": (run_pandas, pd.Series(names, dtype="str")),
    }


def time_engine(run: Callable[[Any, Operation], object], given: Any, operation: Operation) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    run(given, operation)
    return time.process_time() - start


def list_engines(rows: int) -> Iterator[str]:
    """The table of engines in this process."""
    shares = [min(20_000, rows // 50), rows // 10, rows]
    told: dict[str, list[str]] = {}
    for distinct in shares:
        names = draw_names(rows, distinct, 1)
        for engine, (run, given) in make_inputs(names).items():
            ours = rows / time_engine(run, given, fresh()) / 1000
            nothing = rows / time_engine(run, given, NOTHING) / 1000
            told.setdefault(engine, []).append(f"{ours:,.0f} ({nothing:,.0f})")
    yield f"| {rows:,} rows, distinct: | " + " | ".join(f"{one:,}" for one in shares) + " |"
    yield "|---|" + "--:|" * len(shares)
    for engine, figures in told.items():
        yield f"| {engine} | " + " | ".join(figures) + " |"


def time_spark(workers: int, folder: Path) -> tuple[float, float]:
    """Seconds of a conversion on so many workers, and of a function that does nothing."""
    from pyspark.sql import SparkSession
    from pyspark.sql.functions import arrow_udf, col

    from kontsevich.frames.spark import make_udf

    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
        .getOrCreate()
    )
    try:
        frame = session.read.parquet(str(folder)).repartition(4).cache()
        frame.count()
        seconds = []
        nothing: Any = lambda names: names  # noqa: E731
        for function in (make_udf("convert", **OPTIONS), arrow_udf(nothing, "string")):
            frame.limit(WARM).select(function(col("name"))).write.format("noop").mode(
                "overwrite"
            ).save()
            start = time.perf_counter()
            frame.select(function(col("name"))).write.format("noop").mode("overwrite").save()
            seconds.append(time.perf_counter() - start)
        return seconds[0], seconds[1]
    finally:
        session.stop()


def list_memory(rows: int) -> Iterator[str]:
    """The largest memory of the command on Parquet files of one size and of four times as much."""
    with tempfile.TemporaryDirectory() as folder:
        for count in (rows // 4, rows):
            file = Path(folder) / f"{count}.parquet"
            pq.write_table(pa.table({"name": draw_names(count, count // 10, 1)}), file)
            code = "from kontsevich.cli import run; run()"
            told = [
                "convert",
                "--kind",
                "name",
                "--columns",
                "name",
                f"{file}",
                "-o",
                f"{file}.new",
            ]
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", code, *told], check=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime - before.ru_utime
            yield f"command, Parquet, {count:,} rows: {after.ru_maxrss >> 10} MB, {seconds:.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    if options.memory:
        print(*list_memory(options.rows), sep="\n")
    elif options.spark:
        with tempfile.TemporaryDirectory() as folder:
            names = draw_names(options.rows, options.rows // 10, 1)
            pq.write_table(pa.table({"name": names}), Path(folder) / "names.parquet")
            for workers in (1, 2):
                ours, nothing = time_spark(workers, Path(folder))
                print(f"Spark, {workers} workers: {ours:.1f} s, nothing {nothing:.1f} s")
    else:
        print(*list_engines(options.rows), sep="\n")


if __name__ == "__main__":
    main()
