"""A study that replaces rates says so, and why."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sosei.base.errors import InputError
from sosei.publishing.sections import vision
from sosei.studies.reading import read_study
from sosei.studies.result import VisionResult
from sosei.studies.run import run_study

OVERRIDE = """
[[assumptions.migration.override]]
ages = ["15-19"]
sex = "female"
net_rate = 0.0
reason = "新しい学部の開設を見込みます。"
"""


def with_override(sample: Path, folder: Path, text: str) -> Path:
    shutil.copytree(sample.parent, folder / "study")
    file = folder / "study" / sample.name
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")
    return file


def test_an_override_changes_the_chosen_periods_alone_and_is_printed(
    sample_study_file: Path, sample_result: VisionResult, tmp_path: Path
) -> None:
    result = run_study(read_study(with_override(sample_study_file, tmp_path, OVERRIDE)))

    def total(of: VisionResult, choice: str) -> float:
        return float(of.tables["periods"].value("total", choice=choice, year=2060))

    assert total(result, "2005-2010") > total(sample_result, "2005-2010")
    assert total(result, "2010-2015") == total(sample_result, "2010-2015")
    basis = next(section for section in vision(result) if section.name == "basis")
    cells = [row[1] for row in basis.tables[0].rows if row[0] == "純移動率の置き換え"]
    assert cells == ["女15～19歳を0.0000に置き換え。新しい学部の開設を見込みます。"]


def test_an_override_says_one_thing(sample_study_file: Path, tmp_path: Path) -> None:
    both = OVERRIDE + 'periods = ["2010-2015"]\n'
    with pytest.raises(InputError, match="periods"):
        read_study(with_override(sample_study_file, tmp_path, both))


def test_pooling_is_another_mean(sample_study_file: Path, tmp_path: Path) -> None:
    file = with_override(sample_study_file, tmp_path, "")
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('method = "forward"', 'method = "forward"\npooling = "pooled"'),
        encoding="utf-8",
    )
    pooled = run_study(read_study(file))
    mean = run_study(read_study(sample_study_file))
    choice = "2005-2010+2010-2015"
    values = [r.tables["periods"].value("total", choice=choice, year=2060) for r in (pooled, mean)]
    assert values[0] != values[1]
    assert values[0] == pytest.approx(values[1], rel=0.02)
