"""What was asked of whom, and what came."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sosei.publishing.printed_review.report import ReviewReport
from sosei.publishing.printed_strategy.plan import words
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.strategy import years
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable, persons
from sosei.strategy.review.stages import Stage


def asked(report: ReviewReport) -> Section:
    """Return the chapter on what was asked of which department.

    Parameters
    ----------
    report : ReviewReport
    """
    frozen = report.frozen
    reports, cycle = frozen.plain["reports"], frozen.plain["cycle"]
    came = sum(map(_came, reports))
    opened, deadline = (
        told(years.day(date.fromisoformat(cycle[day]))) for day in ("opened_on", "deadline")
    )
    departments = len(frozen.departments)
    return Section(
        "asked",
        say("何を、だれに聞いたか", "What was asked of whom"),
        say(
            f"{opened}に{departments}の担当課へ{len(reports)}件の報告を依頼し、{came}件の報告が出そろいました（期限：{deadline}）。",
            f"On {opened}, {departments} departments were asked for {len(reports)} reports by {deadline}; "
            f"{came} were approved.",
        ),
        tables=tuple(_tables(report)),
        notes=tuple(_notes(report)),
    )


def _came(filed: dict[str, Any]) -> bool:
    return bool(filed["stage"] == Stage.APPROVED)


def _tables(report: ReviewReport) -> Iterator[PrintedTable]:
    frozen = report.frozen
    rows = []
    for code, name in frozen.departments.items():
        filed = [each for each in frozen.plain["reports"] if each["department"] == code]
        rows.append((words(name), persons(len(filed)), persons(sum(map(_came, filed)))))
    if rows:
        yield PrintedTable(
            say("担当課ごとの報告（件）", "Reports by department"),
            (say("担当課", "Department"), say("依頼", "Asked"), say("報告", "Approved")),
            tuple(rows),
            roomy=0,
        )
    silent = tuple((words(name), own(why) or NOT_APPLICABLE) for name, why in frozen.silent)
    if silent:
        yield PrintedTable(
            say("報告のないまま進めた担当課", "Departments whose reports were done without"),
            (say("担当課", "Department"), say("理由", "Reason")),
            silent,
            prose=True,
        )


def _notes(report: ReviewReport) -> Iterator[str]:
    nobody = sum(not each["department"] for each in report.frozen.plain["reports"])
    if nobody:
        yield say(
            f"担当課の決まっていない報告が{nobody}件あります。",
            f"{nobody} reports belong to no department.",
        )
