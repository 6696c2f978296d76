"""One study from its figures to a frozen result."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.demography.engine.projection import project
from sosei.demography.told.frames import Run
from sosei.studies import (
    audit_tables,
    frozen_fields,
    known_tables,
    kpi_tables,
    past_tables,
    projected_tables,
)
from sosei.studies.gather import Gathered, gather
from sosei.studies.manifest import manifest, scenario_words
from sosei.studies.progress import Progress, silent
from sosei.studies.result import Table, VisionResult
from sosei.studies.study import Study

PARTS = 3
"""Of how many parts `run_study` tells."""


def run_study(study: Study, progress: Progress = silent) -> VisionResult:
    """Carry one study from official figures to a frozen result.

    Parameters
    ----------
    study : Study
        Read by `read_study`.
    progress : Progress
        Told of each part.

    Returns
    -------
    VisionResult
    """
    progress(Both("Assumptions", "仮定値の推定"))
    gathered = gather(study)
    progress(Both("Projection", "将来推計"))
    base = gathered.census[study.form.study.base.year]
    alive = gathered.alive
    runs = [
        Run(scenario.name, project(base, scenario.apply(gathered.assumptions)), alive)
        for scenario in study.scenarios
    ]
    progress(Both("Freezing the result", "成果の確定"))
    return freeze(study, gathered, runs)


def freeze(study: Study, gathered: Gathered, runs: list[Run]) -> VisionResult:
    """Bring figures and projections into one immutable result."""
    head = study.form.study
    known = known_tables.tables(study, gathered)
    tables: dict[str, Table] = {
        **known,
        **past_tables.tables(study, known),
        **projected_tables.tables(study, gathered, runs),
        **audit_tables.tables(study, gathered),
        **kpi_tables.tables(study.strategy),
        **frozen_fields.tables(
            study.fields,
            runs,
            study.form.vision.status_quo,
            projected_tables.rate_sources(study),
        ),
    }
    return VisionResult(
        area=head.area,
        name=head.name,
        title=head.title,
        manifest=manifest(study, gathered, runs),
        scenarios=tuple(scenario_words(scenario) for scenario in study.scenarios),
        tables=tables,
    )
