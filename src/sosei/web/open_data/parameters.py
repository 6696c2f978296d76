"""What a program may ask: each parameter is declared once, read by its declaration, and described from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sosei.base.errors import Fault, nearest
from sosei.base.messages import Both

Kind = Literal["text", "whole", "names", "filters"]
Scalar = str | int | float | bool | None

TAKES: Mapping[Kind, Both] = {
    "text": Both("text", "文字列"),
    "whole": Both("a whole number from {low} to {high}", "{low}から{high}までの整数"),
    "names": Both("names, as a list or with commas", "名前の一覧、または「,」で区切った名前"),
    "filters": Both(
        'an object of values, or of lists of values: {{"year": 2040}}',
        '値、または値の一覧のオブジェクト：{{"year": 2040}}',
    ),
}

SCHEMAS: Mapping[Kind, Mapping[str, Any]] = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "names": {"type": "array", "items": {"type": "string"}},
    "filters": {"type": "object"},
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that may be asked.

    Attributes
    ----------
    name : str
    kind : {"text", "whole", "names", "filters"}
    says : Both
        What it does.
    default : object
        Where it is left out.
    required : bool
    low, high : int
        Bounds of a whole number.
    codes : str
        How it is written; may be empty.
    """

    name: str
    kind: Kind
    says: Both
    default: Any = None
    required: bool = False
    low: int = 0
    high: int = 0
    codes: str = ""

    @property
    def takes(self) -> Both:
        """What may stand in it."""
        words = TAKES[self.kind]
        return Both(*(text.format(low=self.low, high=self.high) for text in words))

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        made = dict(SCHEMAS[self.kind])
        if self.kind == "whole":
            made |= {"minimum": self.low, "maximum": self.high}
        return made | ({"default": self.default} if self.default is not None else {})

    def read(self, told: Any) -> Any:
        """Return a value, from JSON or from an address.

        Raises
        ------
        ValueError
            If it is not what may stand here.
        """
        value = READ[self.kind](told)
        if self.kind == "whole" and not self.low <= value <= self.high:
            raise ValueError(told)
        return value


def read(
    told: Mapping[str, Any], known: Sequence[Parameter], where: str, advice: str
) -> tuple[dict[str, Any], list[Fault]]:
    """Read everything that was asked.

    Parameters
    ----------
    told : mapping
        Values by name.
    known : sequence of Parameter
    where : str
        What faults name.
    advice : str
        Address of the description.

    Returns
    -------
    dict
        A value for every known parameter.
    list of Fault
        All that is wrong; unknown parameters are among it.
    """
    names = [parameter.name for parameter in known]
    faults = [
        Fault("ask_unknown", where, None, shortened(name), _unknown(name, names, advice))
        for name in told
        if name not in names
    ]
    values: dict[str, Any] = {}
    for parameter in known:
        values[parameter.name] = _value(parameter, told, where, advice, faults)
    return values, faults


def _value(
    parameter: Parameter, told: Mapping[str, Any], where: str, advice: str, faults: list[Fault]
) -> Any:
    name, says = parameter.name, {"takes": parameter.takes, "help": advice}
    if told.get(name) is None:
        if parameter.required:
            faults.append(Fault("ask_missing", where, None, name, says))
        return parameter.default
    try:
        return parameter.read(told[name])
    except (ValueError, OverflowError, RecursionError):
        faults.append(
            Fault("ask_value", where, None, name, {"found": shortened(told[name]), **says})
        )
        return parameter.default


def _unknown(name: str, names: Sequence[str], advice: str) -> dict[str, object]:
    known = ", ".join(names) or "—"
    near = nearest(name[:100], names)
    return {"found": shortened(name), "known": f"{known} {near}".strip(), "help": advice}


def shortened(told: object) -> str:
    """Return what was asked, no longer than one line."""
    text = str(told).encode("utf-8", "replace").decode()  # JSON may hold halves of characters
    return text if len(text) <= 80 else f"{text[:80]}…"


def _text(told: Any) -> str:
    if not isinstance(told, str) or "\x00" in told:
        raise ValueError(told)
    told.encode()  # half a character is a ValueError
    return told


def _whole(told: Any) -> int:
    if isinstance(told, bool) or not isinstance(told, int | str):
        raise ValueError(told)
    if isinstance(told, str) and not (told.isascii() and told.isdigit() and len(told) < 10):
        raise ValueError(told)
    return int(told)


def _names(told: Any) -> list[str]:
    names = told.split(",") if isinstance(told, str) else told
    if not isinstance(names, list):
        raise ValueError(told)
    return [_text(name).strip() for name in names]


def _filters(told: Any) -> dict[str, list[Scalar]]:
    """Return the values that each field may have."""
    made = json.loads(told) if isinstance(told, str) else told
    if not isinstance(made, dict):
        raise ValueError(told)
    lists = {name: value if isinstance(value, list) else [value] for name, value in made.items()}
    if any(isinstance(value, dict | list) for values in lists.values() for value in values):
        raise ValueError(told)
    return lists


READ: Mapping[Kind, Callable[[Any], Any]] = {
    "text": _text,
    "whole": _whole,
    "names": _names,
    "filters": _filters,
}
