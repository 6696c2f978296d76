"""Errors as part of the interface: what was found, what is expected, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sosei.base.messages import FAULTS, NOT_SUPPORTED, Both, Language


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in the input that the user can mend.

    Attributes
    ----------
    kind : str
        Entry of the message catalogue: what was found, what is expected, what to do.
    file : str
        File (or folder) where it was found, as the user named it.
    row : int or None
        Row of the file, the header being row 1.
    column : str or None
        Column of a table, or key of a TOML file.
    values : mapping
        What fills the braces of the catalogue entry.
    """

    kind: str
    file: str
    row: int | None = None
    column: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: Language) -> str:
        """Return the fault on one line in one language."""
        entry = FAULTS[self.kind]
        words = entry.ja if language == "ja" else entry.en
        values = {
            name: value.text(language) if isinstance(value, Both) else value
            for name, value in self.values.items()
        }
        found, expected, advice = (part.format(**values) for part in words)
        if language == "ja":
            line = f"{self._place_ja()}：{found}。必要なもの：{expected}。{advice}"
        else:
            line = f"{self._place_en()}: found {found}; expected {expected}. {advice}"
        return " ".join(line.split())

    def __str__(self) -> str:
        """Return the fault in English, for logs and tracebacks."""
        return self.text("en")

    def _place_en(self) -> str:
        row = f", row {self.row}" if self.row is not None else ""
        column = f', column "{self.column}"' if self.column is not None else ""
        return f"{self.file}{row}{column}"

    def _place_ja(self) -> str:
        row = f"、{self.row}行目" if self.row is not None else ""
        column = f"、「{self.column}」" if self.column is not None else ""
        return f"{self.file}{row}{column}"


class SoseiError(Exception):
    """Base of all errors that Sosei raises on purpose."""


class InputError(SoseiError):
    """The input can be mended: all its faults at once.

    Attributes
    ----------
    faults : tuple of Fault
    exit_code : int
        Of a command that ends so.
    """

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NotSupportedError(SoseiError):
    """Asked for something that the contract names and this version does not do (exit code 2)."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(self.text("en"))

    def text(self, language: Language) -> str:
        """Return the error on one line in one language."""
        return NOT_SUPPORTED.text(language).format(what=self.what)


class AgeGroupsError(SoseiError, ValueError):
    """Age groups that cannot be read, or cut where they must be."""

    def __init__(self, en: str, ja: str = "") -> None:
        self.words = Both(en, ja or en)
        super().__init__(en)


class AlignmentError(SoseiError, ValueError):
    """Two arrays whose areas, ages, sexes or years differ."""


class Faults:
    """Collects faults, so that all of them are reported at once."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Remember one fault."""
        self._faults.append(fault)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Remember several."""
        self._faults.extend(faults)

    def __iter__(self) -> Iterator[Fault]:
        """Go through the faults in the order they were found."""
        return iter(self._faults)

    def __bool__(self) -> bool:
        """Whether any fault was found."""
        return bool(self._faults)

    def raise_if_any(self) -> None:
        """Raise `InputError` with every fault, if there is one."""
        if self._faults:
            raise InputError(self._faults)


def nearest(word: str, known: Iterable[str]) -> str:
    """Propose the known word that is nearest, in no language; nothing if none is near.

    Parameters
    ----------
    word : str
        The word that was not recognised.
    known : iterable of str
        The words that are.
    """
    # lazily imported: only a faulty input needs it
    from difflib import get_close_matches  # noqa: PLC0415

    close = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f'→ "{close[0]}"?' if close else ""
