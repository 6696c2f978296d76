"""The sample town's vision and its two strategies, computed and stored."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from sosei.base.errors import Faults
from sosei.publishing import book
from sosei.readers.strategy_tables import read_strategy_tables
from sosei.strategy.columns import KNOWN, REQUIRED
from sosei.strategy.package import Package
from sosei.strategy.reading import read_package
from sosei.studies.progress import Progress, silent
from sosei.studies.reading import read_study
from sosei.studies.run import run_study
from sosei.web.people.actor import command

SAMPLE = "aizuwakamatsu.toml"
LABEL = "公表概要からの試算・全文未確認"
COMMON = {
    "area": "07202",
    "town": "会津若松市",
    "english_town": "Aizuwakamatsu City",
    "label": LABEL,
    "english_label": "Estimated from published outlines; the full text was not checked",
}
BY = command("sosei demo")
HEADS = (
    {
        "slug": "aizuwakamatsu-1",
        "name": "会津若松市まち・ひと・しごと創生総合戦略（第1期）",
        "english_name": "Aizuwakamatsu comprehensive strategy, first period",
        "first_year": 2015,
        "last_year": 2019,
    },
    {
        "slug": "aizuwakamatsu-2",
        "name": "第2期会津若松市まち・ひと・しごと創生総合戦略",
        "english_name": "Aizuwakamatsu comprehensive strategy, second period",
        "first_year": 2020,
        "last_year": 2024,
    },
)
"""Of the strategies, in the order of their packages."""


def store_sample(progress: Progress = silent) -> None:
    """Compute and store the sample: its vision with everything published from it, and its strategies."""
    from sosei.web.visions import actions  # noqa: PLC0415 - after django.setup()

    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        result = run_study(read_study(folder / SAMPLE), progress)
        store_strategies(folder)
    stored = actions.store(result=result, files=book.files(result, progress))
    actions.show(stored=stored, by=BY)


def store_accounts() -> None:
    """Make an account for each role, to be entered without a password in the demonstration alone."""
    from sosei.web.people import demo  # noqa: PLC0415 - after django.setup()

    demo.store()


def store_review() -> None:
    """Open the review of a year of the second strategy, for the accounts of the demonstration."""
    from sosei.web.reviews import demo  # noqa: PLC0415 - after django.setup()

    demo.store()


def store_strategies(folder: Path) -> None:
    """Store the sample's strategies, each one the successor of the one before, and publish them.

    Parameters
    ----------
    folder : Path
        Of the sample. Those that are stored already stay as they are.
    """
    from sosei.web.plans import actions  # noqa: PLC0415 - after django.setup()
    from sosei.web.plans.models import Strategy  # noqa: PLC0415

    before = None
    for number, words in enumerate(HEADS, 1):
        stored = Strategy.objects.filter(slug=words["slug"]).first()
        if stored is None:
            head = actions.Head(**COMMON, **words)  # type: ignore[arg-type]
            package = read_sample(folder / f"strategy_{number}")
            stored = actions.create(head=head, package=package, by=BY, predecessor=before)
            actions.publish(strategy=stored, published=True, by=BY)
        before = stored


def read_sample(folder: Path) -> Package:
    """Read a package of the sample."""
    faults = Faults()
    tables, _ = read_strategy_tables(folder, KNOWN, REQUIRED, faults)
    package = read_package(tables, faults)
    faults.raise_if_any()
    return package
