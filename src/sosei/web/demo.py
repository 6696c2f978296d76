"""The sample town's vision, its study and its two strategies, computed and stored."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from sosei.base.areas import Area
from sosei.base.errors import Faults
from sosei.publishing import book
from sosei.readers.strategy_tables import read_strategy_tables
from sosei.strategy.columns import KNOWN, REQUIRED
from sosei.strategy.package import Package
from sosei.strategy.reading import read_package
from sosei.studies.progress import Progress, silent
from sosei.studies.reading import read_form, read_study
from sosei.studies.run import run_study
from sosei.web.people.actor import Actor, command

if TYPE_CHECKING:
    from sosei.web.visions.models import StoredResult

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


def store_sample(progress: Progress = silent) -> StoredResult:
    """Compute and store the sample: its vision with everything published from it, and its strategies.

    A vision that was published before is printed anew, with what was drawn of it, and not published a second time.
    """
    from sosei.web.visions import actions, load  # noqa: PLC0415 - after django.setup()

    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        result = run_study(read_study(folder / SAMPLE), progress)
        store_strategies(folder)
    ensemble = load.ensemble_of(result.address)
    printed = book.files(result, progress, ensemble=ensemble)
    stored = actions.store(result=result, files=printed)
    if stored.shown_at is None:
        actions.show(stored=stored, by=BY)
    return stored


def store_accounts() -> None:
    """Make an account for each role, to be entered without a password in the demonstration alone."""
    from sosei.web.people import demo  # noqa: PLC0415 - after django.setup()

    demo.store()


def store_review() -> None:
    """Open the review of a year of the second strategy, for the accounts of the demonstration."""
    from sosei.web.reviews import demo  # noqa: PLC0415 - after django.setup()

    demo.store()


def store_study(vision: StoredResult) -> None:
    """Store a study of the sample for the planner of the demonstration: figures, runs, scenarios, text; once.

    Parameters
    ----------
    vision : StoredResult
        As `store_sample` stored it: the first run. The second waits for the worker.
    """
    from sosei.web.people import demo as people  # noqa: PLC0415 - after django.setup()
    from sosei.web.people.load import actor  # noqa: PLC0415
    from sosei.web.people.models import Person  # noqa: PLC0415
    from sosei.web.studies.models import StudyDraft  # noqa: PLC0415

    planner = actor(Person.objects.get(email=people.address("planner")))
    if not StudyDraft.objects.filter(by=planner.id, area=COMMON["area"]).exists():
        with as_file(files("sosei.studies").joinpath("sample")) as folder:
            _store_study(folder, vision, planner)


def _store_study(folder: Path, vision: StoredResult, by: Actor) -> None:
    from sosei.web.data import demo as data  # noqa: PLC0415 - after django.setup()
    from sosei.web.manuscripts import demo as manuscripts  # noqa: PLC0415
    from sosei.web.manuscripts.subjects import StudySubject  # noqa: PLC0415
    from sosei.web.studies import demo as studies  # noqa: PLC0415

    form = read_form((folder / SAMPLE).read_text(encoding="utf-8"), SAMPLE)
    data.store(folder / form.study.figures, Area(form.study.area, form.study.name), by)
    with transaction.atomic():  # nothing of it is there until all of it is
        study = studies.store(form, folder, vision, by)
        manuscripts.store(StudySubject(study), by)
        studies.run_again(study, by)


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
