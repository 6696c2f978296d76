"""The answers of the reading API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from sosei.base.errors import Fault
from sosei.web.open_data import load, packages, searching
from sosei.web.open_data.load import Listed
from sosei.web.open_data.parameters import shortened
from sosei.web.open_data.refused import NOT_FOUND, VALIDATION, RefusedError


@dataclass(frozen=True)
class Asked:
    """A question that was read.

    Attributes
    ----------
    action : str
    values : mapping
        A value of every parameter.
    home : str
        Scheme and name of the server.
    help : str
        Address of the description.
    """

    action: str
    values: Mapping[str, Any]
    home: str
    help: str

    def fault(self, name: str, found: object, takes: str) -> RefusedError:
        """Return the error of a value that cannot be taken."""
        values = {"found": shortened(found), "takes": takes, "help": self.help}
        return RefusedError(VALIDATION, [Fault("ask_value", self.action, None, name, values)])

    def not_there(self, name: str) -> NoReturn:
        """Say that nothing is published under an identifier."""
        values = {"found": shortened(self.values[name]), "help": self.help}
        raise RefusedError(NOT_FOUND, [Fault("ask_not_there", self.action, None, name, values)])


def package_list(asked: Asked) -> list[str]:
    """Return the names of all datasets."""
    names = [each.name for each in load.newest(load.editions())]
    start, limit = asked.values["offset"], asked.values["limit"]
    return names[start : start + limit]


def package_show(asked: Asked) -> Mapping[str, Any]:
    """Return one dataset, in its newest edition or in the one that is named."""
    listed = packages.found(asked.values["id"])
    return packages.package(listed, asked.home) if listed else asked.not_there("id")


FACETS: Mapping[str, Callable[[Listed], str]] = {
    "name": lambda listed: listed.name,
    "kind": lambda listed: listed.kind,
    "organization": lambda listed: f"area-{load.summary(listed).area}",
}
ORDERS: Mapping[str, Callable[[Listed], Any]] = {
    "metadata_modified": lambda listed: listed.at,
    "name": lambda listed: listed.name,
    "title": lambda listed: load.summary(listed).title.ja,
}


def package_search(asked: Asked) -> dict[str, Any]:
    """Return the datasets in which every word stands, in their newest editions."""
    told = asked.values
    wanted = searching.terms(told["fq"], list(FACETS), asked.fault)
    by = searching.order(told["sort"], ORDERS, asked.fault)
    found = [
        each
        for each in load.newest(load.editions())
        if all(FACETS[name](each) == value for name, value in wanted) and _tells(each, told["q"])
    ]
    for name, falls in reversed(by):
        found.sort(key=ORDERS[name], reverse=falls)
    page = found[told["start"] : told["start"] + told["rows"]]
    return {
        "count": len(found),
        "sort": told["sort"],
        "facets": {},
        "search_facets": {},
        "results": [packages.package(each, asked.home) for each in page],
    }


def _tells(listed: Listed, q: str) -> bool:
    """Whether every word stands in what is said of a dataset; ``*:*`` asks for all."""
    if q.strip() in ("", "*:*"):
        return True
    told = load.summary(listed)
    said = [told.name, told.town, *told.title, *told.description]
    said += [words for title in told.tables for words in title]
    text = "\n".join(said).casefold()
    return all(word in text for word in q.casefold().split())


def datastore_search(asked: Asked) -> dict[str, Any]:
    """Return rows of a table."""
    told = asked.values
    resource = packages.table(told["resource_id"])
    if resource is None:
        asked.not_there("resource_id")
    fields, rows = searching.rows_of(resource)
    names = [searching.name_of(field) for field in fields]
    shown = told["fields"] if told["fields"] is not None else names
    _known(asked, "fields", shown, names)
    _known(asked, "filters", told["filters"], names)
    by = searching.order(told["sort"], names, asked.fault)
    try:
        found = searching.kept(rows, fields, told["filters"], told["q"])
    except (ValueError, OverflowError):
        raise asked.fault("filters", told["filters"], _types(fields)) from None
    found = searching.sorted_rows(found, fields, by)
    page = found[told["offset"] : told["offset"] + told["limit"]]
    places = [names.index(name) for name in shown]
    return {
        "resource_id": told["resource_id"],
        "fields": [searching.described(fields[place]) for place in places],
        "records": [{names[place]: row[place] for place in places} for row in page],
        "total": len(found),
        "limit": told["limit"],
        "offset": told["offset"],
    }


def _known(asked: Asked, parameter: str, told: Any, names: list[str]) -> None:
    for name in told:
        if name not in names:
            raise asked.fault(parameter, name, ", ".join(names))


def _types(fields: Any) -> str:
    return ", ".join(f"{told['id']} ({told['type']})" for told in map(searching.described, fields))
