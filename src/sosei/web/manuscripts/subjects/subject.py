"""What every subject of a manuscript tells of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Self

from django.db.models import Model, QuerySet
from django.urls import reverse

from sosei.base.messages import Language
from sosei.studies.manuscript.outline import Prompt
from sosei.web.manuscripts.load import Beside
from sosei.web.manuscripts.models import Version


class Subject(ABC):
    """A row that manuscripts are written about.

    Parameters
    ----------
    row : model
        Study, strategy or review cycle.
    """

    kind: ClassVar[str]
    """As addresses, the trail and `words` name it."""

    field: ClassVar[str]
    """Of a version."""

    edits: ClassVar[str]
    """Verb of who may write."""

    outline: ClassVar[Sequence[Prompt]]
    """What is to be written."""

    def __init__(self, row: Any) -> None:
        self.row = row

    @classmethod
    @abstractmethod
    def found(cls, key: Any) -> Self:
        """Return the subject of a key in an address.

        Raises
        ------
        Http404
            If there is none.
        """

    @property
    @abstractmethod
    def key(self) -> Any:
        """What addresses name it by."""

    @property
    @abstractmethod
    def title(self) -> str:
        """Its own name, in Japanese."""

    @property
    @abstractmethod
    def home(self) -> str:
        """Address of the page that it belongs to."""

    @abstractmethod
    def beside(self, language: Language) -> Beside | None:
        """Return what is written beside; None while there is nothing."""

    @property
    def versions(self) -> QuerySet[Version]:
        """Its versions, the newest first."""
        return Version.objects.filter(**{self.field: self.row})

    def newest(self) -> Version | None:
        """Return the version that is written on."""
        return self.versions.first()

    def locked(self) -> Version | None:
        """Return the newest version; nobody else changes the subject until this is done."""
        model: type[Model] = type(self.row)
        model._default_manager.select_for_update().get(pk=self.row.pk)
        return self.newest()

    def address(self, page: str = "", *more: str) -> str:
        """Return the address of one of its pages: ``""``, ``versions``, ``file`` or ``section``."""
        name = f"{self.kind}_manuscript" + (f"_{page}" if page else "")
        return reverse(name, args=(self.key, *more))
