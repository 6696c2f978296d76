"""Who may do what: one function, which every action calls first."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.web.people.actor import Actor
from sosei.web.people.roles import ALL_ROLES, ROLES
from sosei.web.people.verbs import VERBS


class NotAllowedError(PermissionError):
    """Somebody asked for what their posts do not let them do.

    Attributes
    ----------
    by : Actor
    verb : str
    department : str
        The department whose own it is; empty where that does not matter.
    """

    def __init__(self, by: Actor, verb: str, department: str = "") -> None:
        self.by, self.verb, self.department = by, verb, department
        super().__init__(f"{verb} is not allowed to {', '.join(by.roles) or 'nobody signed in'}")

    @property
    def what(self) -> Both:
        """What was asked for, in words."""
        return VERBS[self.verb]

    @property
    def who_may(self) -> tuple[Both, ...]:
        """Names of the roles that may, those for their own department included."""
        return tuple(role.name for role in ROLES.values() if role.allows(self.verb, own=True))


def may(by: Actor, verb: str, department: str = "") -> bool:
    """Return whether somebody may do something.

    Parameters
    ----------
    by : Actor
    verb : str
        Object and verb: ``strategy.edit``.
    department : str
        Code of the department that owns it; without one, what is allowed in one's own department
        alone is not.

    Raises
    ------
    KeyError
        If there is no such verb.
    """
    VERBS[verb]
    return any(ALL_ROLES[held.role].allows(verb, own=held.is_of(department)) for held in by.posts)


def may_somewhere(by: Actor, verb: str) -> bool:
    """Return whether somebody may do something at least for a department of their own: for lists and menus."""
    VERBS[verb]
    return any(ALL_ROLES[held.role].allows(verb, own=bool(held.department)) for held in by.posts)


def require(by: Actor, verb: str, department: str = "") -> None:
    """Let an action go on, or refuse it.

    Parameters
    ----------
    by, verb, department
        As in `may`.

    Raises
    ------
    NotAllowedError
        If they may not.
    """
    if not may(by, verb, department):
        raise NotAllowedError(by, verb, department)
