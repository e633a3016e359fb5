"""The same column on every engine that runs in this process: the same results, whatever it is."""

from __future__ import annotations

import random
from typing import Any

import pytest

from frame_cases import EXPECTED, OPTIONS, TEXTS
from kontsevich import InputError

pa = pytest.importorskip("pyarrow", reason="needs pip install 'kontsevich[arrow]'")
NAMES = list(OPTIONS)


def write_options(name: str) -> str:
    """The options as named arguments of SQL, as DuckDB writes them."""
    told = {
        option: str(value).lower() if isinstance(value, bool) else f"'{value}'"
        for option, value in OPTIONS[name].items()
    }
    return "".join(f", {option} := {value}" for option, value in told.items())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", ["eager", "lazy", "streaming", "series", "categories"])
def test_polars(name: str, how: str) -> None:
    pl = pytest.importorskip("polars", reason="needs pip install 'kontsevich[polars]'")
    import kontsevich.frames.polars  # noqa: F401

    texts = pl.Series("text", TEXTS, pl.Categorical if how == "categories" else pl.String)
    expression = getattr(pl.col("text").kontsevich, name)(**OPTIONS[name])
    frame = texts.to_frame()
    if how in ("eager", "categories"):
        found = frame.select(expression)
    elif how == "series":
        found = getattr(texts.kontsevich, name)(**OPTIONS[name]).to_frame()
    else:
        lazy = frame.lazy().select(expression)
        schema = lazy.collect_schema()
        found = lazy.collect(engine="streaming" if how == "streaming" else "in-memory")
        assert found.schema == schema
    assert found["text"].to_list() == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
def test_duckdb(name: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs pip install 'kontsevich[duckdb]'")
    from kontsevich.frames.duckdb import register

    connection = duckdb.connect()
    register(connection)
    register(connection)  # twice does no harm
    table = pa.table({"number": range(len(TEXTS)), "text": TEXTS})
    connection.register("people", table)
    call = f"kontsevich_{name}(text{write_options(name)})"
    rows = connection.execute(f"SELECT {call} FROM people ORDER BY number").fetchall()
    assert [row[0] for row in rows] == EXPECTED[name]


def test_duckdb_tells_a_wrong_option() -> None:
    duckdb = pytest.importorskip("duckdb", reason="needs pip install 'kontsevich[duckdb]'")
    from kontsevich.frames.duckdb import register

    connection = duckdb.connect()
    register(connection)
    with pytest.raises(duckdb.Error, match="unknown kind: 'nam'; did you mean name"):
        connection.execute("SELECT kontsevich_convert('김', kind := 'nam')")
    with pytest.raises(duckdb.Error, match="the same for all rows"):
        connection.execute(
            "SELECT kontsevich_convert(t, kind := k) "
            "FROM (VALUES ('김', 'name'), ('김', 'word')) v(t, k)"
        )


@pytest.mark.parametrize("name", NAMES)
def test_datafusion(name: str) -> None:
    datafusion = pytest.importorskip(
        "datafusion", reason="needs pip install 'kontsevich[datafusion]'"
    )
    from kontsevich.frames.datafusion import register

    context = datafusion.SessionContext()
    register(context, name, **OPTIONS[name])
    rows = pa.table({"number": range(len(TEXTS)), "text": TEXTS})
    context.register_record_batches("people", [rows.to_batches()])
    batches = context.sql(f"SELECT kontsevich_{name}(text) AS found FROM people ORDER BY number")
    assert batches.to_arrow_table()["found"].to_pylist() == EXPECTED[name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_narwhals(name: str, library: str) -> None:
    pytest.importorskip("narwhals", reason="needs pip install 'kontsevich[narwhals]'")
    native = pytest.importorskip(library)
    from kontsevich.frames.narwhals import texts

    series: Any = pa.chunked_array([TEXTS]) if library == "pyarrow" else None
    if library == "pandas":
        series = native.Series(TEXTS, name="text", index=range(7, 7 + len(TEXTS)))
    elif library == "polars":
        series = native.Series("text", TEXTS)
    found = getattr(texts(series), name)(**OPTIONS[name])
    assert type(found) is type(series)
    if library == "pandas":
        assert list(found.index) == list(series.index)
        assert found.name == "text"
        values = pa.Array.from_pandas(found).to_pylist()
        assert values == EXPECTED[name]
    else:
        assert (found.to_list() if library == "polars" else found.to_pylist()) == EXPECTED[name]


def test_pandas_nan_is_missing() -> None:
    pd = pytest.importorskip("pandas", reason="needs pandas")
    pytest.importorskip("narwhals", reason="needs pip install 'kontsevich[narwhals]'")
    from kontsevich.frames.narwhals import texts

    mixed = pd.Series(["김정은", float("nan"), None, pd.NA], dtype=object)
    found = texts(mixed).convert(kind="name")
    assert found[0] == "Ким Чжонын"
    assert found[1:].isna().all()
    with pytest.raises(InputError, match="expected an Arrow array of texts, got"):
        texts(pd.Series([1.5, float("nan")])).convert()


def test_streams_of_batches_agree_with_one_whole_column() -> None:
    """A column in many batches, as engines cut it, is what it would be whole."""
    pl = pytest.importorskip("polars", reason="needs pip install 'kontsevich[polars]'")
    duckdb = pytest.importorskip("duckdb", reason="needs pip install 'kontsevich[duckdb]'")
    import kontsevich.frames.polars  # noqa: F401
    from kontsevich import arrow
    from kontsevich.frames.duckdb import register

    chance = random.Random(14)
    syllables = [chr(chance.randrange(0xAC00, 0xD7A4)) for _ in range(60)]
    people = ["".join(chance.choices(syllables, k=3)) for _ in range(20_000)]
    rows: list[str | None] = [*chance.choices(people, k=100_000), None]
    whole = arrow.convert(pa.array(rows), kind="name").to_pylist()
    lazy = pl.LazyFrame({"name": rows}).select(pl.col("name").kontsevich.convert(kind="name"))
    assert lazy.collect(engine="streaming")["name"].to_list() == whole
    connection = duckdb.connect()
    register(connection)
    connection.register("people", pa.table({"name": rows}))
    query = "SELECT kontsevich_convert(name, kind := 'name') FROM people"
    assert [row[0] for row in connection.execute(query).fetchall()] == whole
