"""The frozen result: immutable, and addressed by its content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import FrozenInstanceError, replace

import pytest

from sosei.base.provenance import Source
from sosei.studies.result import Column, Table, VisionResult, table

SOURCE = Source("国勢調査", "総務省統計局", "2015-10-01")


def small(**changes: object) -> VisionResult:
    """A result of one table."""
    made = VisionResult(
        area="07202",
        name="会津若松市",
        title="見本",
        manifest={"engine": "five_year", "periods": ["2005-2010"], "life": {"male": 80.1}},
        scenarios=({"name": "vision", "label": "ビジョン", "tfr": {"2030": 2.0}},),
        tables={
            "history": table(
                {"year": "year", "population": "person"},
                [[2010, 126220.0], [2015, 0.1 + 0.2], [2020, None]],
                [SOURCE, SOURCE],
                "注",
            )
        },
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_the_same_content_has_the_same_address() -> None:
    assert small().content == small().content
    assert small().address == small().address
    assert small().address == hashlib.sha256(small().content).hexdigest()


def test_the_order_in_which_the_manifest_was_written_does_not_matter() -> None:
    turned = dict(reversed(list(small().manifest.items())))
    assert small(manifest=turned).address == small().address


@pytest.mark.parametrize(
    "changes",
    [{"title": "別"}, {"manifest": {"engine": "x"}}, {"scenarios": ()}, {"tables": {}}],
)
def test_any_change_gives_another_address(changes: dict[str, object]) -> None:
    assert small(**changes).address != small().address


def test_a_result_read_back_is_the_same_to_the_byte() -> None:
    again = VisionResult.from_content(small().content)
    assert again == small()
    assert again.content == small().content
    assert again.tables["history"]["population"] == (126220.0, 0.1 + 0.2, None)
    assert again.tables["history"].sources == (SOURCE,)


def test_the_content_is_canonical_json() -> None:
    content = small().content.decode()
    assert json.loads(content)["format"] == "sosei-vision-result/1"
    assert "会津若松市" in content
    assert content == json.dumps(
        json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 'sosei-vision-result/1'"):
        VisionResult.from_content(b'{"format": "sosei-vision-result/0"}')


def test_a_number_that_is_none_cannot_be_frozen() -> None:
    bad = small(tables={"t": table({"n": ""}, [[float("nan")]])})
    with pytest.raises(ValueError, match="not JSON compliant"):
        _ = bad.content


def test_nothing_of_a_result_can_be_changed() -> None:
    result = small()
    with pytest.raises(FrozenInstanceError):
        result.title = "別"  # type: ignore[misc]
    with pytest.raises(TypeError):
        result.tables["new"] = result.tables["history"]  # type: ignore[index]
    with pytest.raises(TypeError):
        result.manifest["life"]["male"] = 0
    with pytest.raises(TypeError):
        result.scenarios[0]["tfr"]["2030"] = 0


def test_a_result_does_not_follow_the_dictionary_it_was_made_from() -> None:
    manifest = {"years": [2010]}
    result = small(manifest=manifest)
    manifest["years"].append(2015)
    assert result.manifest["years"] == (2010,)


def test_a_scenario_is_called_by_its_label() -> None:
    assert small().label("vision") == "ビジョン"


def test_one_cell_is_looked_up_by_the_values_of_its_row() -> None:
    history = small().tables["history"]
    assert history.value("population", year=2010) == 126220.0
    assert [row["year"] for row in history.rows()] == [2010, 2015, 2020]
    assert len(history) == 3
    with pytest.raises(LookupError, match="0 rows"):
        history.value("population", year=1999)
    with pytest.raises(LookupError, match="3 rows"):
        history.value("population")


def test_columns_of_a_table_are_of_one_length() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Table((Column("a", "", (1,)), Column("b", "", (1, 2))))


def test_a_table_without_rows_keeps_its_columns() -> None:
    empty = table({"a": "year", "b": "person"}, [])
    assert (len(empty), empty.names) == (0, ("a", "b"))


def test_a_table_becomes_a_frame() -> None:
    frame = small().tables["history"].to_frame()
    assert frame.columns == ["year", "population"]
    assert frame["population"].null_count() == 1
