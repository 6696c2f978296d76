"""Files that people write in TOML: read, checked by a pydantic form, faults named by their keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from sosei.base.errors import Fault, Faults, InputError, nearest
from sosei.base.messages import Both

YEARS = "2020, 2030 …"
"""Name of keys that are years, once gathered: what a misspelt key is told, and no key of a file."""


class Form(BaseModel):
    """A part of a file: immutable, and a key it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedError(ValueError):
    """What a check of a form expects, in both languages."""

    def __init__(self, en: str, ja: str) -> None:
        self.words = Both(en, ja)
        super().__init__(en)


FormT = TypeVar("FormT", bound=Form)

_NUMBER = Both("a number", "数")
_TABLE = Both("a table with keys", "項目のある表")
_LIST = Both("a list in square brackets", "[ ] で囲んだ並び")
_EXPECTED = {
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "string_type": Both("text in quotation marks", "引用符で囲んだ文字"),
    "string_too_short": Both("text", "文字"),
    "dict_type": _TABLE,
    "model_type": _TABLE,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "too_short": Both("at least one entry", "1つ以上"),
}
"""What pydantic's kinds of error expect, for people; of the others its own words are printed."""

_BOUNDS = {
    "greater_than": Both("a number above {gt:g}", "{gt:g} より大きい数"),
    "greater_than_equal": Both("a number of {ge:g} or more", "{ge:g} 以上の数"),
    "less_than": Both("a number below {lt:g}", "{lt:g} より小さい数"),
    "less_than_equal": Both("a number of {le:g} at most", "{le:g} 以下の数"),
}
"""The same for bounds."""

_PATTERNS = {
    "^[0-9]{5}$": Both('five digits such as "07202"', '"07202" のような5桁の数字'),
    "^[0-9]{4}(-[0-9]{2}){0,2}$": Both('a date such as "2020-03"', '"2020-03" のような時点'),
    "^[0-9]{4}-[0-9]{4}$": Both('two years such as "2005-2010"', '"2005-2010" のような2つの年'),
}
"""The same for texts of a fixed shape."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises
    ------
    InputError
        If it is not there, not UTF-8 or not TOML.
    """
    name = path.name
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise InputError([Fault("file_missing", str(path), values={"columns": "TOML"})]) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        row = int(line[1]) if line else None
        raise InputError([Fault("toml_faulty", name, row, values={"reason": error})]) from None
    except UnicodeDecodeError:
        raise InputError([Fault("not_utf8", name, values={"form": "TOML"})]) from None
    except OSError as error:
        values = {"form": "TOML", "reason": error.strerror}
        raise InputError([Fault("file_unreadable", str(path), values=values)]) from None


def fill(form: type[FormT], content: Mapping[str, Any], name: str) -> FormT:
    """Check the content of a file against its form.

    Parameters
    ----------
    form : type
        The form of the whole file.
    content : mapping
        As read from TOML.
    name : str
        The file, for its faults.

    Raises
    ------
    InputError
        With every fault; an unknown key names the nearest known one.
    """
    try:
        return form.model_validate(content)
    except ValidationError as error:
        faults = Faults()
        for detail in error.errors(include_url=False):
            faults.add(_fault(form, detail, name))
        raise InputError(faults) from None


def _fault(form: type[BaseModel], detail: Any, name: str) -> Fault:
    location = tuple(part for part in detail["loc"] if part != YEARS)
    column = ".".join(str(part) for part in location)
    if detail["type"] == "extra_forbidden":
        known = _known_keys(form, location[:-1])
        hint = nearest(str(location[-1]), known)
        values: dict[str, object] = {"known": ", ".join(sorted(known)), "hint": hint}
        return Fault("key_unknown", name, None, column, values)
    if location[-1] == "[key]":
        place = ".".join(str(part) for part in location[:-2])
        return Fault("year_expected", name, None, place, {"value": detail["input"]})
    if detail["type"] == "missing":
        return Fault("key_missing", name, None, column)
    values = {
        "value": repr(detail["input"]),
        "expected": _expected(detail),
        "hint": "",
    }
    return Fault("value_faulty", name, None, column, values)


def _expected(detail: Any) -> Both | str:
    context = detail.get("ctx", {})
    if context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]]
    if detail["type"] == "literal_error":
        words = context["expected"]
        return Both(words, f"{words.replace(' or ', ', ')} のいずれか")
    if detail["type"] in _EXPECTED:
        return _EXPECTED[detail["type"]]
    if detail["type"] in _BOUNDS:
        return Both(*(words.format(**context) for words in _BOUNDS[detail["type"]]))
    if isinstance(context.get("error"), ExpectedError):
        words_of: Both = context["error"].words
        return words_of
    message = str(detail["msg"]).removeprefix("Value error, ").removeprefix("Input should be ")
    return message[:1].lower() + message[1:]


def _known_keys(form: type[BaseModel], location: tuple[Any, ...]) -> list[str]:
    """Return the keys of the form at a place of the file."""
    here: type[BaseModel] = form
    for part in location:
        field = here.model_fields.get(str(part))
        here = (_form_within(field.annotation) if field else None) or here
    extra = here.model_config.get("json_schema_extra")
    more = extra.get("known_keys", []) if isinstance(extra, dict) else []
    names = [field.alias or key for key, field in here.model_fields.items()]
    return [*names, *(str(key) for key in more)] if isinstance(more, list) else names


def _form_within(annotation: Any) -> type[BaseModel] | None:
    """Find the form inside ``X | None`` or ``dict[str, X]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _form_within(part)
        if found is not None:
            return found
    return None
