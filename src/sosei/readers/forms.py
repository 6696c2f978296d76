"""Files that people write in TOML: read, checked by a pydantic form, faults named by their keys."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from sosei.base.errors import Fault, Faults, InputError, nearest


class Form(BaseModel):
    """A part of a file: immutable, and a key it does not know is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)


FormT = TypeVar("FormT", bound=Form)


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
        raise InputError([Fault("file_missing", str(path), values={"columns": "(TOML)"})]) from None
    except tomllib.TOMLDecodeError as error:
        raise InputError([Fault("toml_faulty", name, values={"reason": str(error)})]) from None
    except (UnicodeDecodeError, OSError) as error:
        reason = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        values = {"form": "TOML", "reason": reason}
        raise InputError([Fault("file_unreadable", name, values=values)]) from None


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
    location = tuple(detail["loc"])
    column = ".".join(str(part) for part in location)
    if detail["type"] == "extra_forbidden":
        known = _known_keys(form, location[:-1])
        hint = nearest(str(location[-1]), known)
        values = {"known": ", ".join(sorted(known)), "hint": hint}
        return Fault("key_unknown", name, None, column, values)
    if detail["type"] == "missing":
        return Fault("key_missing", name, None, column)
    values = {"value": repr(detail["input"]), "expected": _expected(detail), "hint": ""}
    return Fault("value_faulty", name, None, column, values)


def _expected(detail: Any) -> str:
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
