"""People who move levers of the explorer: each move is asked for as the page's script asks."""

from __future__ import annotations

import json
import time
from urllib.parse import quote

from benchmarks.load.people import Person
from sosei.web import demo

CHARTS = ("lines", "groups", "pyramid")
NOT_COUNTED = "first move"


def seed() -> None:
    """Compute the sample's vision and show it, without its files; print where it is explored."""
    from importlib.resources import as_file, files  # noqa: PLC0415 - after django.setup()

    from sosei.studies.reading import read_study  # noqa: PLC0415
    from sosei.studies.run import run_study  # noqa: PLC0415
    from sosei.web.visions import actions  # noqa: PLC0415

    with as_file(files("sosei.studies").joinpath("sample")) as folder:
        result = run_study(read_study(folder / demo.SAMPLE))
    stored = actions.store(result=result, files={})
    actions.show(stored=stored, by=demo.BY)
    print(json.dumps({"path": f"/visions/{stored.area}/{stored.address}/explore/"}))


def link(person: Person) -> str:
    """Return levers that nobody moved to before: nothing kept answers for them."""
    tfr = quote(f"案!tfr:2015=1.5,2040={person.chance.uniform(1.2, 2.4):.6f}", safe="!:=,")
    return f"s=@status-quo&s=@vision&s={tfr}&on=3"


async def moving(person: Person, path: str, until: float, more: str = "") -> None:
    """Move a lever, see the charts follow, let it rest and read what closes the gap; think, and move again."""
    told = (await person.get(NOT_COUNTED, f"{path}figures/?{link(person)}{more}")).json()["charts"]
    framed = "&".join(f"frame-{name}={told[name]['frame']}" for name in CHARTS)
    while time.monotonic() < until:
        await person.think()
        moved = f"{link(person)}{more}"
        await person.get("move", f"{path}figures/?{moved}&{framed}")
        await person.get("closing", f"{path}closing/?{moved}")


async def ranging(person: Person, path: str, until: float) -> None:
    """Move levers with the range shown: 1,000 draws a move."""
    await moving(person, path, until, "&fan=1")


async def anew(person: Person, path: str, until: float) -> None:
    """Open the whole page anew for every move."""
    while time.monotonic() < until:
        await person.think()
        await person.get("page", f"{path}?{link(person)}")
