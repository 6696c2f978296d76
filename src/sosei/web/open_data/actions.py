"""The actions of the reading API: what each may be asked, and what answers it. They only read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sosei.base.messages import Both
from sosei.web.open_data import answers
from sosei.web.open_data.answers import Asked
from sosei.web.open_data.parameters import Parameter

MOST_ROWS, MOST_PACKAGES = 32_000, 1_000
"""As CKAN has them."""

FAR = 1_000_000_000


@dataclass(frozen=True)
class Action:
    """One action.

    Attributes
    ----------
    says : Both
    parameters : tuple of Parameter
    answer : callable
    result : mapping
        JSON Schema of what it answers.
    example : str
        A query; DATASET and TABLE stand for what there is.
    """

    says: Both
    parameters: tuple[Parameter, ...]
    answer: Callable[[Asked], Any]
    result: Mapping[str, Any]
    example: str


PACKAGE: Mapping[str, Any] = {
    "type": "object",
    "required": ["id", "name", "title", "version", "license_id", "resources", "organization"],
}
ID = Both(
    "name of a dataset (its newest edition), or name and number of an edition: vision-07202.1",
    "データセットの名前（最新の版）、または名前と版の番号（vision-07202.1）",
)

ACTIONS: Mapping[str, Action] = {
    "package_list": Action(
        Both("The names of all datasets", "すべてのデータセットの名前"),
        (
            Parameter("limit", "whole", Both("so many", "件数"), 1000, high=MOST_PACKAGES),
            Parameter("offset", "whole", Both("after so many", "飛ばす件数"), 0, high=FAR),
        ),
        answers.package_list,
        {"type": "array", "items": {"type": "string"}},
        "",
    ),
    "package_show": Action(
        Both("One dataset with its files", "1つのデータセットとそのファイル"),
        (Parameter("id", "text", ID, required=True),),
        answers.package_show,
        PACKAGE,
        "id=DATASET",
    ),
    "package_search": Action(
        Both("Datasets in which words stand", "データセットの検索"),
        (
            Parameter(
                "q",
                "text",
                Both("words that all must stand in it", "含まれる語（すべて）"),
                "",
            ),
            Parameter(
                "fq",
                "text",
                Both("fields and the values that they must have", "項目と、その値"),
                "",
                codes="kind:vision kind:review organization:area-07202 name:vision-07202",
            ),
            Parameter("rows", "whole", Both("so many", "件数"), 10, high=MOST_PACKAGES),
            Parameter("start", "whole", Both("after so many", "飛ばす件数"), 0, high=FAR),
            Parameter(
                "sort",
                "text",
                Both("in which order", "並べる順"),
                "metadata_modified desc",
                codes="metadata_modified | name | title [asc | desc]",
            ),
        ),
        answers.package_search,
        {
            "type": "object",
            "required": ["count", "results"],
            "properties": {
                "count": {"type": "integer"},
                "results": {"type": "array", "items": PACKAGE},
            },
        },
        "q=人口",
    ),
    "datastore_search": Action(
        Both("Rows of a table", "表の行"),
        (
            Parameter(
                "resource_id",
                "text",
                Both(
                    "identifier of a CSV, as package_show gives it: vision-07202.1.history",
                    "package_show が返す CSV の識別子（vision-07202.1.history）",
                ),
                required=True,
            ),
            Parameter(
                "filters",
                "filters",
                Both("values that columns must have", "列が取る値"),
                {},
                codes='{"year": [2040, 2060], "sex": "female"}',
            ),
            Parameter(
                "q",
                "text",
                Both("words that all must stand in a row", "行に含まれる語（すべて）"),
                "",
            ),
            Parameter(
                "fields",
                "names",
                Both(
                    "columns, in this order; all of them if left out",
                    "返す列とその順。省くとすべて",
                ),
            ),
            Parameter(
                "sort",
                "text",
                Both("columns, in which order", "並べる列とその順"),
                "",
                codes="year desc, age",
            ),
            Parameter("limit", "whole", Both("so many rows", "行数"), 100, high=MOST_ROWS),
            Parameter("offset", "whole", Both("after so many rows", "飛ばす行数"), 0, high=FAR),
        ),
        answers.datastore_search,
        {
            "type": "object",
            "required": ["resource_id", "fields", "records", "total"],
            "properties": {
                "fields": {
                    "type": "array",
                    "items": {"type": "object", "required": ["id", "type"]},
                },
                "records": {"type": "array", "items": {"type": "object"}},
                "total": {"type": "integer"},
            },
        },
        "resource_id=DATASET.1.TABLE&limit=5",
    ),
}
