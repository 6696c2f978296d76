"""The dataset of the ranges of a vision: quantiles and chances of a frozen ensemble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sosei.base.messages import Both
from sosei.publishing.open_data.model import Dataset, Field, Resource
from sosei.publishing.open_data.words import COLUMNS, Known
from sosei.studies.ensemble.frozen import Ensemble
from sosei.studies.result import Cell, VisionResult

TABLES = {
    "quantiles": Both("Quantiles over the draws", "推計の幅（分位点）"),
    "differences": Both("Quantiles of differences of scenarios", "シナリオの差の幅（分位点）"),
    "chances": Both("How often something was so", "起こる割合"),
    "draws": Both("How it was drawn", "くり返し推計の条件"),
}

OWN = {
    "area": Known("string", Both("municipality (code)", "市区町村コード")),
    "against": Known("string", Both("scenario that it is set against", "比べるシナリオ")),
    "event": Known("string", Both("event", "できごと")),
    "probability": Known("number", Both("probability", "確率")),
    "result": Known("string", Both("address of the result (SHA-256)", "推計番号（SHA-256）")),
    "path": Known("string", Both("path of survival", "生残率の推移")),
    "draws": Known("integer", Both("number of draws", "推計の回数")),
    "seed": Known("integer", Both("seed of the random numbers", "乱数の種")),
}
"""Columns that no table of a vision has, or calls so."""


def name_of(area: str) -> str:
    """Return the name of the dataset of a municipality's ranges: the same in all its editions."""
    return f"vision-{area}-ranges"


def of_ensemble(
    result: VisionResult, ensemble: Ensemble, *, version: str = "", issued: str = ""
) -> Dataset:
    """Return what is published of an ensemble.

    Parameters
    ----------
    result : VisionResult
    ensemble : Ensemble
        Drawn from it.
    version : str
        Number of the edition; empty: the start of the ensemble's address.
    issued : str
        Day of publication; may be empty.
    """
    return Dataset(
        name=name_of(result.area),
        title=Both(
            f"Population vision of {result.name}: ranges of the projection",
            f"{result.title}：推計の幅",
        ),
        description=_description(result, ensemble),
        area=result.area,
        town=result.name,
        version=version or ensemble.address[:12],
        issued=issued,
        address=ensemble.address,
        years=(int(result.manifest["base_year"]), int(result.manifest["horizon"])),
        resources=tuple(each for each in _resources(result, ensemble) if each.rows),
    )


def _description(result: VisionResult, ensemble: Ensemble) -> Both:
    draws, seed = ensemble.draws, ensemble.seed
    return Both(
        f"The scenarios of the population vision of {result.name} drawn {draws:,} times (seed {seed}), fertility, "
        "mortality and migration moved by what the censuses of 1980–2015 show: quantiles and chances, if the "
        "assumptions of a scenario come true.",
        f"{result.name}の人口ビジョンのシナリオを、出生・死亡・移動を1980〜2015年の国勢調査に表れた大きさで動かし、"
        f"{draws:,}回推計した結果（乱数の種：{seed}）の分位点と起こる割合です。シナリオの前提どおりに進んだ場合の範囲です。",
    )


def _resources(result: VisionResult, ensemble: Ensemble) -> Iterator[Resource]:
    columns = ensemble.plain["quantiles"]
    names = ("scenario", "against", "year", "indicator", "probability", "value")
    rows = list(zip(*(columns[name] for name in names), strict=True))
    yield _resource(
        result,
        "quantiles",
        ("scenario", "area", "year", "indicator", "probability", "value"),
        [(name, result.area, *rest) for name, against, *rest in rows if not against],
    )
    yield _resource(
        result,
        "differences",
        ("scenario", "against", "area", "year", "indicator", "probability", "value"),
        [(name, against, result.area, *rest) for name, against, *rest in rows if against],
    )
    told = ("scenario", "event", "year", "probability")
    chances = [tuple(each[name] for name in told) for each in ensemble.plain["chances"]]
    yield _resource(result, "chances", told, chances)
    path = result.manifest["survival"].get("path", "held")
    drawn = (str(ensemble.plain["result"]), path, ensemble.draws, ensemble.seed)
    yield _resource(result, "draws", ("result", "path", "draws", "seed"), [drawn])


def _resource(
    result: VisionResult, name: str, columns: Sequence[str], rows: Sequence[tuple[Cell, ...]]
) -> Resource:
    known = {**COLUMNS, **OWN}
    return Resource(
        name=name,
        title=TABLES[name],
        note="",
        fields=tuple(
            Field(each, known[each].type, "year" if each == "year" else "", known[each].title)
            for each in columns
        ),
        rows=tuple(rows),
        sources=result.tables["indicators"].sources,
    )
