"""What was asked of whom, and what came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from sosei.publishing.printed_review.report import ReviewReport
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.strategy import years
from sosei.publishing.strategy.cells import ALL, named
from sosei.publishing.strategy.frozen import reports_cell
from sosei.publishing.strategy.plan import words
from sosei.publishing.tables import NOT_APPLICABLE, PrintedTable, persons
from sosei.studies.cells import cell_id


def asked(report: ReviewReport) -> Section:
    """Return the chapter on what was asked of which department.

    Parameters
    ----------
    report : ReviewReport
    """
    frozen = report.frozen
    cycle, held = frozen.plain["cycle"], frozen.counted_reports()
    reports, came = (_count(held, reports_cell(column)) for column in ("asked", "approved"))
    opened, deadline = (
        told(years.day(date.fromisoformat(cycle[day]))) for day in ("opened_on", "deadline")
    )
    departments = _count(held, cell_id("departments", "asked", (ALL,)))
    return Section(
        "asked",
        say("何を、だれに聞いたか", "What was asked of whom"),
        say(
            f"{opened}に{departments}の担当課へ{reports}件の報告を依頼し、{came}件が承認されました（期限：{deadline}）。",
            f"On {opened}, {departments} departments were asked for {reports} reports by {deadline}; "
            f"{came} were approved.",
        ),
        tables=tuple(_tables(report)),
        notes=tuple(_notes(report)),
    )


def _count(held: Mapping[str, int], cell: str) -> str:
    return named(persons(held[cell]), cell)


def _tables(report: ReviewReport) -> Iterator[PrintedTable]:
    frozen = report.frozen
    held = frozen.counted_reports()
    rows = [
        (
            words(name),
            *(_count(held, reports_cell(column, code)) for column in ("asked", "approved")),
        )
        for code, name in frozen.departments.items()
    ]
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
