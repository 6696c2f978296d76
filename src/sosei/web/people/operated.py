"""What an operator does at the command line: the first account."""

from __future__ import annotations

from django.utils.timezone import localdate

from sosei.base.errors import Faults, InputError
from sosei.web.people import accounts, links, posts
from sosei.web.people.actor import command
from sosei.web.people.models import Department, Post
from sosei.web.people.roles import ROLES
from sosei.web.trail.writer import changing

BY = command("sosei user add")


@changing
def add_user(email: str, name: str, role: str, department: tuple[str, str], site: str) -> str:
    """Make an account with a post, and the department and post where they are missing.

    Parameters
    ----------
    email, name : str
    role : str
        Of `sosei.web.people.roles.ROLES`.
    department : tuple of str
        Code, and the name of one that is made.
    site : str
        Scheme and name of the server.

    Returns
    -------
    str
        The link by which the person sets a password.

    Raises
    ------
    InputError
        With every fault; nothing is made then.
    """
    faults = Faults()
    card = accounts.Card(email, name)
    try:
        card.check()
    except InputError as error:
        faults.extend(error.faults)
    post = _post(department, role, faults)
    faults.raise_if_any()
    assert post is not None  # noqa: S101 - its absence is a fault
    person = accounts.invite(card=card, posts={post: localdate()}, by=BY)
    return links.url(person, links.Link.INVITATION, site)


def _post(department: tuple[str, str], role: str, faults: Faults) -> Post | None:
    """Return a post of a role in a department, made where it is missing."""
    code, name = department
    try:
        found = Department.objects.filter(code=code, until=None).first() or posts.add_department(
            named=posts.Named(code, name, localdate()), by=BY
        )
        there = found.posts.filter(role=role).first()
        title = ROLES[role].name.ja if role in ROLES else role
        return there or posts.add_post(department=found, name=title, role=role, by=BY)
    except InputError as error:
        faults.extend(error.faults)
        return None
