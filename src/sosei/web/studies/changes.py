"""What was changed between two study files, in the words of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sosei.base.messages import Language
from sosei.publishing import wording
from sosei.publishing.tables import NOT_APPLICABLE
from sosei.studies.compare import Changed, changed
from sosei.studies.study import StudyForm
from sosei.web.studies.shape import Field, Group, Kind, Part, Rows
from sosei.web.studies.sheet import SHEET
from sosei.web.studies.shown import span

YES = {"ja": ("はい", "いいえ"), "en": ("yes", "no")}
COLON, COMMA = {"ja": "：", "en": ": "}, {"ja": "、", "en": ", "}
WITHIN = {"ja": "{label}（{told}）", "en": "{label} ({told})"}
IN_YEAR = {"ja": "{year}年 {value}", "en": "{value} in {year}"}


def changes_in_words(
    before: StudyForm, after: StudyForm, language: Language
) -> list[tuple[str, str, str]]:
    """Return place, earlier and later value of everything that was changed.

    Parameters
    ----------
    before, after : StudyForm
    language : {"ja", "en"}
        Which is spoken.
    """
    names = {
        name: wording.label_of(name, form.label or name)
        for study in (before, after)
        for name, form in study.scenario.items()
    }
    speaker = _Speaker(language, names)
    plain = (form.model_dump(by_alias=True, exclude_none=True) for form in (before, after))
    return [speaker.change(change) for change in changed(*plain)]


class _Speaker:
    """Says keys and values of a study file as the page does."""

    def __init__(self, language: Language, scenarios: Mapping[str, str]) -> None:
        self.language, self.scenarios = language, scenarios

    def change(self, change: Changed) -> tuple[str, str, str]:
        words, part = self.place(change.path, SHEET)
        said = COLON[self.language].join(words)
        return said, self.value(change.before, part), self.value(change.after, part)

    def place(self, path: Sequence[str], parts: Sequence[Part]) -> tuple[list[str], Part | None]:
        """Return what stands on the page from the section down to a key, and what it is."""
        part = next((p for p in parts if path and path[0] in _keys(p)), None)
        if part is None:
            return list(path), None
        label, rest = part.label.text(self.language), path[1:]
        if isinstance(part, Field):
            return [label], part
        if isinstance(part, Rows) and rest and part.form in {"list", "lists", "keyed"}:
            apart = COLON[self.language] if part.form == "keyed" else " "
            label, rest = f"{label}{apart}{self.row(rest[0], part)}", rest[1:]
        if not rest:
            return [label], part
        words, found = self.place(rest, part.parts)
        return [label, *words], found

    def row(self, key: str, part: Rows) -> str:
        if part.form == "keyed":
            return self.scenarios.get(key, key)
        return str(int(key) + 1)

    def value(self, value: Any, part: Part | None) -> str:
        if value is None or value == "":
            return self.nothing(part)
        if isinstance(value, bool):
            return YES[self.language][not value]
        if isinstance(value, Mapping):
            return self.table(value, part)
        if isinstance(value, (list, tuple)):
            return "・".join(self.value(item, part) for item in value)
        if isinstance(value, float):
            return f"{value:g}"
        return self.choice(str(value), part)

    def nothing(self, part: Part | None) -> str:
        """Say what it means that nothing stands there."""
        told = part.empty if isinstance(part, Field) else None
        return told.text(self.language) if told else NOT_APPLICABLE

    def table(self, value: Mapping[str, Any], part: Part | None) -> str:
        """Say a path of years, or the fields of a row."""
        if all(str(key).isdigit() for key in value):
            return COMMA[self.language].join(
                IN_YEAR[self.language].format(year=year, value=self.value(told, None))
                for year, told in sorted(value.items())
            )
        parts = () if part is None or isinstance(part, Field) else part.parts
        told = []
        for key, item in value.items():
            inner = next((p for p in parts if key in _keys(p)), None)
            if not (isinstance(inner, Field) and inner.kind is Kind.CONSTANT):
                told.append(self.labelled(item, inner))
        return " / ".join(filter(None, told))

    def labelled(self, value: Any, part: Part | None) -> str:
        """Say one field of a row by its name; what has fields of its own stands in brackets."""
        told = self.value(value, part)
        if part is None or not told:
            return told
        label = part.label.text(self.language)
        if isinstance(part, Group) or (isinstance(part, Rows) and part.form != "map"):
            return WITHIN[self.language].format(label=label, told=told)
        return f"{label}{COLON[self.language]}{told}"

    def choice(self, value: str, part: Part | None) -> str:
        """Say what was chosen by its name on the page."""
        if not isinstance(part, Field):
            return value
        if part.options == "scenarios":
            return self.scenarios.get(value, value)
        if isinstance(part.options, str):
            return span(value, self.language)
        return next((lab.text(self.language) for v, lab in part.options if v == value), value)


def _keys(part: Part) -> set[str]:
    """Return the keys of a study file that a part holds."""
    return {part.key, part.inline} if isinstance(part, Rows) and part.inline else {part.key}
