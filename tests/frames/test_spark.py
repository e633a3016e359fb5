"""A cluster of two workers on this machine: SQL, data frames, manuscripts."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from frame_cases import EXPECTED, OPTIONS, TEXTS
from kontsevich import InputError

pytest.importorskip("pyspark", reason="needs pip install 'kontsevich[spark]'")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("needs Java (Debian: default-jre-headless)", allow_module_level=True)

from pyspark.sql import SparkSession

from kontsevich.frames import spark as ours

pytestmark = pytest.mark.xdist_group("spark")  # one cluster, whatever the number of test workers


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Two workers in processes of their own, each with one core."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.executorEnv.PYTHONPATH", os.pathsep.join(sys.path))
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture(scope="module")
def rows(spark: SparkSession) -> Any:
    frame = spark.createDataFrame(list(enumerate(TEXTS)), "number int, text string").repartition(2)
    frame.createOrReplaceTempView("texts")
    return frame


def test_every_function_in_sql_and_on_a_frame(spark: SparkSession, rows: Any) -> None:
    ours.register(spark)
    calls = []
    for name, options in OPTIONS.items():
        told = "".join(
            f", {option} => {str(value).lower() if isinstance(value, bool) else repr(value)}"
            for option, value in options.items()
        )
        calls.append(f"kontsevich_{name}(text{told}) AS {name}")
    asked = spark.sql(f"SELECT {', '.join(calls)} FROM texts ORDER BY number").collect()
    made = rows.orderBy("number").select(
        *(ours.make_udf(name, **options)("text").alias(name) for name, options in OPTIONS.items())
    )
    for found in (asked, made.collect()):
        for name in OPTIONS:
            assert [row.asDict(recursive=True)[name] for row in found] == EXPECTED[name]


def test_a_wrong_option_is_told_before_the_cluster_is_asked() -> None:
    with pytest.raises(InputError, match="unknown kind: 'nam'; did you mean name"):
        ours.convert_udf(kind="nam")  # type: ignore[arg-type]


def test_manuscripts_of_a_folder(spark: SparkSession, tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Он встретил Ким Чен Ына.")
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.md").write_text("# О Пак Чон Хи\n", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes("О Ким Чен Ыне.".encode("cp1251"))
    (tmp_path / "clean.txt").write_text("Ничего.", encoding="utf-8")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 not a package")
    found = ours.check_manuscripts(spark, str(tmp_path), lang="ru").collect()
    told = {Path(row["path"]).name: row for row in found}
    assert set(told) == {"a.docx", "b.md", "c.txt", "broken.docx"}
    assert told["broken.docx"]["trouble"]
    assert told["a.docx"]["expected"] == ["Ким Чжонына"]
    assert told["b.md"]["region"] == "heading"
    assert told["c.txt"]["line"] == 1
    with pytest.raises(InputError):
        ours.check_manuscripts(spark, str(tmp_path), yo="never")  # type: ignore[arg-type]
