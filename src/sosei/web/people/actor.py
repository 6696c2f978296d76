"""Who acts: a small value that actions take, so that none of them needs a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from sosei.base.messages import Both, Language


@dataclass(frozen=True, slots=True)
class Held:
    """A post that somebody holds today.

    Attributes
    ----------
    role : str
        Name of a role in `sosei.web.people.roles`.
    department : str
        Code of the department that the post is in; empty for a post of none.
    before : frozenset of str
        Codes of the departments whose successor it is, directly or not: what was theirs is its own.
    """

    role: str
    department: str = ""
    before: frozenset[str] = frozenset()

    def is_of(self, department: str) -> bool:
        """Whether the post is in a department, or in its successor."""
        return bool(department) and (department == self.department or department in self.before)


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who does something, as they are at that moment.

    Attributes
    ----------
    id : str
        Kept beside what they did; empty for somebody who is not signed in.
    name, english_name : str
    posts : frozenset of Held
    language : {"ja", "en"}
    """

    id: str
    name: str
    english_name: str = ""
    posts: frozenset[Held] = field(default_factory=frozenset)
    language: Language = "ja"

    @property
    def known(self) -> bool:
        """Whether somebody is signed in."""
        return bool(self.id)

    @property
    def both(self) -> Both:
        """The name in both languages."""
        return Both(self.english_name or self.name, self.name)

    @property
    def roles(self) -> tuple[str, ...]:
        """Roles held, each once, in alphabetical order."""
        return tuple(sorted({held.role for held in self.posts}))

    @property
    def departments(self) -> tuple[str, ...]:
        """Codes of the departments whose posts are held, each once, in alphabetical order."""
        return tuple(sorted({held.department for held in self.posts if held.department}))


ANONYMOUS = Actor("", "")
"""Somebody who is not signed in."""


def command(name: str) -> Actor:
    """Return whoever works at the command line of the server: they have its database in hand anyway.

    Parameters
    ----------
    name : str
        Of the command: ``sosei demo``.
    """
    return Actor(name, name, name, frozenset({Held("operator")}))
