"""Whatever people write, they are answered: a result, or faults they can mend."""

from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import bundle, ratio

from sosei.base.errors import Fault, InputError, NotSupportedError
from sosei.readers.exchange import read_bundle
from sosei.readers.scenario_file import read_scenarios

WORDS = (
    *("", " ", "0", "-1", "1e308", "1,000", "90+", "00-04", "0-0", "100+", "male", "総数", "男"),
    *("2015", "15", "△1", "…", '"', "'", "=1+1", "\ufeff", "\u3000", "5-9", "95-99", "\n", "0x1"),
)
CELLS = st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8"), max_size=6)

VALUES = (
    *("1", "-1", "true", "'end'", "'mid'", "[]", "{}", "{ 2020 = 1.5 }", "{ 2020 = nan }", "="),
    *("{ 20 = 1 }", "{ rule = 'scale' }", "{ rule = 'scale', 2020 = 'x' }", "2020-01-01"),
    *("{ rule = 'scale', 2020 = 1, at = 3 }", "{ rule = 'scale', 2020 = { a = 1 } }"),
)

FILES = sorted(bundle().files)


def answered(folder: Path) -> None:
    """Read the bundle: it is whole, or every fault of it is one line."""
    faults: tuple[Fault, ...] = ()
    try:
        rates = read_bundle(folder, 2025).assumptions
    except NotSupportedError:
        return
    except InputError as error:
        faults = error.faults
    if not faults:
        arrays = (rates.survival, rates.net_rate, ratio(rates))
        assert all(np.all(np.isfinite(array)) for array in arrays)
    assert all("\n" not in fault.text("ja") + fault.text("en") for fault in faults)


@given(st.data())
def test_any_words_in_any_cells_are_read_or_answered(data: st.DataObject) -> None:
    rows = bundle()
    for _ in range(data.draw(st.integers(1, 3))):
        content = rows[data.draw(st.sampled_from(FILES))]
        row = data.draw(st.sampled_from(content))
        row[data.draw(st.sampled_from(sorted(row)))] = data.draw(CELLS)
    with tempfile.TemporaryDirectory() as folder:
        answered(rows.write(Path(folder)))


@given(st.sampled_from(FILES), st.binary(max_size=200))
def test_any_bytes_in_place_of_a_file_are_answered(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bundle().write(Path(folder))
        (Path(folder) / name).write_bytes(content)
        answered(Path(folder))


@given(
    st.sampled_from(["tfr", "tfr_at", "migration", "label", "arrivals", "other"]),
    st.sampled_from(VALUES),
)
def test_any_value_of_any_lever_is_read_or_answered(key: str, value: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "s.toml"
        file.write_text(f"[scenario.a]\n{key} = {value}\n", encoding="utf-8")
        with contextlib.suppress(InputError, NotSupportedError):
            (scenario,) = read_scenarios(file, 2015)
            assert scenario.name == "a"
