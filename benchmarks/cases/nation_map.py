"""The nation by municipality as a map in a page: coloured anew for each request, and how large it is."""

from __future__ import annotations

import gzip
import os
import statistics
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import clock
from benchmarks.measurement import Measurement, Peer, Skipped
from sosei.base.areas import Area
from sosei.library import Library
from sosei.library.boundaries import Boundaries, boundaries_of
from sosei.library.outlines import Ring
from sosei.publishing import pictures
from sosei.publishing.atlas.drawing import page_map
from sosei.publishing.atlas.ground import Ground, nation_ground
from sosei.publishing.atlas.shown import Shown
from sosei.readers.any_file import read_any
from sosei.studies.atlas.classing import Way
from sosei.studies.atlas.measures import MEASURES
from sosei.studies.atlas.series import Series

NAME = "the nation's map"
SHARED = Path(os.environ.get("SOSEI_SHARED", Path(__file__).parents[3] / "shared/data"))
FILE = "municipalities_2021.topo.json"
TARGET, TARGET_SIZE = 0.5, 400_000.0
REPETITIONS = 7
OURS, VEGA, EVERY = "coloured from paths that are kept", "Vega-Lite geoshape", "paths of all points"
VEGA_NOTE = "Without links, names of areas or outlines of prefectures; drawn by vl-convert."
EVERY_NOTE = "Degrees with six decimals as absolute points, laid out and written anew each time."


def measure() -> list[Measurement]:
    """Measure time and compressed size beside Vega-Lite and a plain path of every point."""
    if not (SHARED / FILE).exists():
        raise Skipped("boundaries absent; SOSEI_SHARED names their folder")
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        library.add(read_any(SHARED / FILE), "benchmark")
        found = boundaries_of(library)
        towns = sorted(library.gazetteer().municipalities(), key=lambda area: area.code)
    return _measure(found, tuple(towns))


def _measure(found: Boundaries, towns: tuple[Area, ...]) -> list[Measurement]:
    ground = nation_ground(found.shapes, {})
    links = {town.code: f"/visions/{town.code}/" for town in towns}
    calls: dict[str, Callable[[], str]] = {
        OURS: lambda: _ours(ground, towns, links),
        VEGA: lambda: _vega(found.shapes, towns),
        EVERY: lambda: _every(found.shapes, towns),
    }
    sizes = {name: float(len(gzip.compress(call().encode()))) for name, call in calls.items()}
    times = clock.alternately(calls, REPETITIONS, warm_up=1)
    notes = {VEGA: VEGA_NOTE, EVERY: EVERY_NOTE}
    fast = [Peer(name, statistics.median(times[name]), note) for name, note in notes.items()]
    small = [Peer(name, sizes[name], note) for name, note in notes.items()]
    laid = clock.seconds(lambda: nation_ground(found.shapes, {}), 3, warm_up=1)
    what = f"{len(towns):,} municipalities"
    return [
        clock.summary(f"{OURS}, {what}", "s", times[OURS], peers=fast, target=TARGET),
        clock.summary(
            f"{OURS}, compressed", "bytes", [sizes[OURS]], peers=small, target=TARGET_SIZE
        ),
        clock.summary(f"laid out, once for a library, {what}", "s", laid),
    ]


def _shown(towns: tuple[Area, ...]) -> Shown:
    persons = np.random.default_rng(2021).lognormal(10, 1.3, (1, len(towns)))
    codes = tuple(town.code for town in towns)
    series = Series("census", (2020,), (None,), codes, {"total": persons}, {})
    return Shown(MEASURES["population"], series, 2020, towns, Way.FIXED)


def _ours(ground: Ground, towns: tuple[Area, ...], links: Mapping[str, str]) -> str:
    return str(page_map(ground, _shown(towns), links))


def _vega(shapes: Mapping[str, Sequence[Ring]], towns: tuple[Area, ...]) -> str:
    shown = _shown(towns)
    features = [_feature(line.area.code, line.colour, shapes) for line in shown.lines()]
    specification: dict[str, Any] = {
        "width": 1000,
        "height": 1000,
        "projection": {"type": "equirectangular"},
        "data": {"values": [feature for feature in features if feature]},
        "mark": {"type": "geoshape", "stroke": "white", "strokeWidth": 0.7},
        "encoding": {"color": {"field": "properties.colour", "type": "nominal", "scale": None}},
    }
    return pictures.svg(specification)


def _feature(code: str, colour: str, shapes: Mapping[str, Sequence[Ring]]) -> dict[str, Any] | None:
    if code not in shapes:
        return None
    coordinates = [[ring.tolist()] for ring in shapes[code]]
    geometry = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": {"colour": colour}}


def _every(shapes: Mapping[str, Sequence[Ring]], towns: tuple[Area, ...]) -> str:
    colours = {line.area.code: line.colour for line in _shown(towns).lines()}
    paths = [
        f'<a href="/visions/{code}/"><path fill="{colours.get(code, "#ddd")}" d="{_absolute(rings)}">'
        f"<title>{code}</title></path></a>"
        for code, rings in shapes.items()
    ]
    return f'<svg viewBox="122 -46 27 22">{"".join(paths)}</svg>'


def _absolute(rings: Sequence[Ring]) -> str:
    return "".join(
        "M" + "L".join(f"{x:.6f} {-y:.6f}" for x, y in ring.tolist()) + "Z" for ring in rings
    )
