"""A frozen result and the file that it ran on → the projections of its scenarios, for what needs more than persons."""

from __future__ import annotations

from pathlib import Path

from sosei.demography.engine.projection import Projection, project
from sosei.readers.scenario_file import scenarios_of
from sosei.studies.rebuilt import rebuilt
from sosei.studies.result import VisionResult
from sosei.studies.study import StudyForm


def towns_of(result: VisionResult, form: StudyForm) -> dict[str, Projection]:
    """Return the projection of every scenario by its name; its persons are those that the result holds.

    Parameters
    ----------
    result : VisionResult
    form : StudyForm
        The study that the result came of: its scenarios.
    """
    stands = rebuilt(result)
    scenarios = scenarios_of(form.scenario, stands.base.year, Path(result.title))
    return {
        scenario.name: project(stands.base, scenario.apply(stands.status_quo))
        for scenario in scenarios
    }
