"""The answers of an audit in plain words, Japanese or English; the numbers are those of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sosei.base import answers
from sosei.base.messages import Both, Language
from sosei.publishing import tables, wording
from sosei.publishing.spoken import own, say, speaking
from sosei.studies.result import VisionResult

Row = dict[str, Any]


def label(language: Language) -> str:
    """Return what every judgement on a published document is labelled with."""
    return answers.AUDIT_LABEL.text(language)


def value(row: Row, key: str, language: Language, decimals: int | None = None) -> str:
    """Return one number of a row with its unit: persons, percent, or points of a difference."""
    number = row[key]
    if number is None:
        return tables.NOT_APPLICABLE
    if row["unit"] == "person":
        show = tables.change if row["of"] == "difference" else tables.persons
        return show(number) + ("人" if language == "ja" else "")
    if row["unit"] == "person per year":
        return tables.at_least(number) + ("人" if language == "ja" else "")
    if row["unit"] == "times":
        return tables.ratio(number, 2)
    places = 1 if decimals is None else decimals
    if row["of"] != "difference":
        return tables.percent(number, places)
    with speaking(language):
        return tables.points(number, places)


def stated(row: Row, language: Language) -> str:
    """Return a stated figure with its words, as it was printed."""
    if row["stated"] is None:
        return tables.NOT_APPLICABLE
    decimals = 0 if tables.is_whole_percent(row["stated"]) else 1
    printed = value(row, "stated", language, decimals)
    return answers.QUALIFIED[row["words"]].text(language).format(value=printed)


def sentences(result: VisionResult, language: Language) -> list[str]:
    """Return the answers in the order of the questions, the label first.

    Parameters
    ----------
    result : VisionResult
        Of a study that states figures.
    language : str
        ``ja`` or ``en``.
    """
    with speaking(language):
        return _sentences(_Words(result, language), language)


def _sentences(words: _Words, language: Language) -> list[str]:
    lines = [
        label(language),
        *words.status_quo(),
        *words.calibration(),
        *words.levers(),
        *words.shares(),
        *words.addition(),
        *words.identity(),
    ]
    return [line for line in lines if line]


class _Words:
    """Fills the sentences from the rows of one audit."""

    def __init__(self, result: VisionResult, language: Language) -> None:
        self.result, self.language = result, language

    def rows(self, question: str, **where: Any) -> Iterator[Row]:
        return self.result.tables["audit"].rows(question=question, **where)

    def say(self, entry: Both, **values: object) -> str:
        return entry.text(self.language).format(**values)

    def value(self, row: Row, key: str = "found") -> str:
        return value(row, key, self.language)

    def stated(self, row: Row) -> str:
        return stated(row, self.language)

    def status_quo(self) -> Iterator[str]:
        """Tell every year that is published as a value with every choice of periods."""
        rows = [row for row in self.rows("status_quo") if row["low"] is not None]
        for year in dict.fromkeys(row["year"] for row in rows):
            of_year = [row for row in rows if row["year"] == year]
            found = wording.listed(
                [
                    say(f"{wording.periods(row['case'])}では{value}", f"{value} ({row['case']})")
                    for row in of_year
                    for value in [self.value(row)]
                ]
            )
            yield self.say(
                answers.AUDIT_STATUS_QUO, year=year, stated=self.stated(of_year[0]), found=found
            )

    def calibration(self) -> Iterator[str]:
        found = next(self.rows("calibration", case="multiplier"), None)
        if found is None:
            yield self.say(answers.AUDIT_NO_TOTAL)
            return
        total = next(self.rows("calibration", case="calibrated", year=found["year"]))
        reached = found["verdict"] == "reached"
        periods = "+".join(self.result.manifest["migration"]["periods"])
        yield self.say(
            answers.AUDIT_CALIBRATED if reached else answers.AUDIT_NOT_CALIBRATED,
            times=self.value(found),
            low=self.value(found, "found_low"),
            high=self.value(found, "found_high"),
            chosen=say(wording.periods(periods), periods),
            year=found["year"],
            stated=self.stated(total),
        )

    def levers(self) -> Iterator[str]:
        rows = list(self.rows("levers"))
        if not rows:
            return
        totals = [row for row in rows if row["of"] == "vision" and row["indicator"] == "total"]
        total = " ".join(
            self.say(
                answers.AUDIT_TOTAL,
                year=row["year"],
                found=self.value(row),
                stated=self.stated(row),
            )
            for row in totals
        )
        within = sum(row["verdict"] == "within" for row in rows)
        yield self.say(answers.AUDIT_LEVERS, within=within, count=len(rows), total=total).strip()

    def shares(self) -> Iterator[str]:
        rows = list(self.rows("shares", indicator="total"))
        if not rows:
            return
        year = max(row["year"] for row in rows)
        parts = {row["case"]: row["found"] for row in rows if row["year"] == year}
        yield self.say(
            answers.AUDIT_SHARES,
            year=year,
            difference=tables.change(parts["fertility"] + parts["migration"]),
            **{name: tables.change(part) for name, part in parts.items()},
        )

    def addition(self) -> Iterator[str]:
        printed = next(self.rows("addition", case="printed"), None)
        if printed is None:
            return
        where = {"of": "vision", "indicator": "total", "year": printed["year"]}
        needed = next(self.rows("addition", case="needed", **where))
        if needed["found"] is None:
            yield self.say(answers.AUDIT_OUT_OF_REACH)
        elif needed["found"] == 0:
            yield self.say(answers.AUDIT_NO_ADDITION)
        else:
            document = self.result.manifest["stated"]
            yield self.say(
                answers.AUDIT_ADDITION,
                start=document["arrivals_from"],
                profile=self._profile(document["profile"]),
                needed=tables.at_least(needed["found"]),
                printed=tables.at_least(printed["found"]),
            )
        yield self._all()
        offer = self.result.manifest["stated"]["offer"]
        if offer:
            yield self.say(answers.AUDIT_OFFER, offer=own(offer))

    def _profile(self, name: str) -> str:
        return wording.profile(name)

    def _all(self) -> str:
        every = next(self.rows("addition", case="all"))
        if every["verdict"] != "reached":
            return self.say(answers.AUDIT_NOT_ALL)
        return (
            self.say(answers.AUDIT_ALL, all=tables.at_least(every["found"]))
            if every["found"]
            else ""
        )

    def identity(self) -> Iterator[str]:
        for row in self.rows("identity", case="ageing_rate"):
            yield self.say(
                answers.AUDIT_IDENTITY,
                year=row["year"],
                found=self.value(row),
                stated=self.stated(row),
                low=self.value(row, "found_low"),
                high=self.value(row, "found_high"),
                verdict=answers.POSSIBLE[row["verdict"]].text(self.language),
            )
            needed = next(self.rows("identity", case="needed_ageing_rate", year=row["year"]))
            yield self.say(
                answers.AUDIT_NEEDED_RATE,
                needed=self.value(needed),
                low=self.value(needed, "low"),
                high=self.value(needed, "high"),
            )
