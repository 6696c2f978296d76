"""Roles: what a post lets its holder do."""

from __future__ import annotations

from typing import ClassVar

from sosei.base.messages import Both

READING = frozenset({"strategy.read", "study.read", "data.read", "review.read"})
"""What everybody in the city hall may look at, before it is published."""


class Role:
    """Something that people are in a department.

    Attributes
    ----------
    name : Both
    may : frozenset of str
        Verbs that are allowed everywhere.
    may_in_own_department : frozenset of str
        Verbs that are allowed for what belongs to the department of the post, or to one that it succeeded.
    """

    name: ClassVar[Both]
    may: ClassVar[frozenset[str]] = frozenset()
    may_in_own_department: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def allows(cls, verb: str, *, own: bool) -> bool:
        """Whether a verb is allowed, for what is one's own department's or not."""
        return verb in cls.may or (own and verb in cls.may_in_own_department)


class Planner(Role):
    """Of the planning department: writes vision and strategy, and leads the yearly review."""

    name = Both("Planner", "企画担当")
    may = READING | {
        "data.add",
        "data.remove",
        "study.edit",
        "study.run",
        "study.publish",
        "strategy.edit",
        "strategy.publish",
        "proposal.confirm",
        "proposal.send",
        "observation.report",
        "review.open",
        "report.write",
        "report.return",
        "report.approve",
        "judgement.override",
        "opinion.write",
        "answer.write",
        "edition.freeze",
        "people.read",
    }


class Reporter(Role):
    """Of a department that carries measures: reports its figures and what happened."""

    name = Both("Department reporter", "担当課の報告者")
    may = READING
    may_in_own_department = frozenset({"observation.report", "report.write"})


class Head(Role):
    """Heads a department: returns its reports or approves them, and answers opinions."""

    name = Both("Head of department", "所属長")
    may = READING
    may_in_own_department = frozenset(
        {"report.write", "report.return", "report.approve", "answer.write"}
    )


class OutsideReviewer(Role):
    """Of the council of outside people: reads the review and writes opinions."""

    name = Both("Outside reviewer", "外部委員")
    may = frozenset({"review.read", "opinion.write"})


class Viewer(Role):
    """Of the city hall: looks at everything, changes nothing."""

    name = Both("Viewer", "閲覧者")
    may = READING


class Administrator(Role):
    """Looks after accounts and departments, and reads who did what; writes nothing of the city's own."""

    name = Both("Administrator", "システム管理者")
    may = READING | {
        "people.read",
        "people.invite",
        "people.reorganise",
        "people.unlock",
        "trail.read",
        "job.see",
    }


class Operator(Role):
    """Whoever works at the command line of the server; no post has this role."""

    name = Both("Operator of the server", "サーバーの運用担当")
    may = (
        READING
        | {"strategy.edit", "strategy.publish", "study.publish"}
        | {
            "people.read",
            "people.invite",
            "people.reorganise",
            "people.unlock",
            "trail.read",
            "job.see",
        }
    )


class Source(Role):
    """A system beside Sosei that sends values as proposals; no post has this role."""

    name = Both("Sending system", "送信元のシステム")
    may = frozenset({"proposal.send"})


ROLES: dict[str, type[Role]] = {
    "planner": Planner,
    "reporter": Reporter,
    "head": Head,
    "outside_reviewer": OutsideReviewer,
    "viewer": Viewer,
    "administrator": Administrator,
}
"""Roles that a post can have, by name."""

ALL_ROLES: dict[str, type[Role]] = ROLES | {"operator": Operator, "source": Source}
