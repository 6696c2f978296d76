"""How a town's monthly figures are read: season, step and event."""

from __future__ import annotations

import numpy as np
import pytest

from sosei.demography.told.series import Event, Kind, Series, Step, change, growth, marked, season


def test_april_falls_may_recovers_and_the_census_step_is_no_growth() -> None:
    """A town's 現住人口 is read on the 1st of every month. It starts from the last census.

    In an ordinary year it loses 10 persons a month, but 300 by 1 April, when the young have left
    for school and work, and it wins 80 by 1 May, when others have come. On 1 October 2015 the
    census counted 2,000 more than the register knew (evacuees, who had kept their registration
    elsewhere): a step, known, with its reason.

    1. *The published figures* rise by 1,990 from September to October 2015. The town has lost 10.
    2. *The season*: an ordinary year loses 10 × 10 + 300 − 80 = 320, on average 26.7 a month. So
       April stands 273.3 below, May 106.7 above the average of its year.
    3. *The year* with the step counts like any other, since the size of the step is known. Had
       nobody known it, October 2015 would be unknown, and 2015 would not enter the season.
    4. *An event* of 22 April 2019 stands at April 2019: it is shown there, and explains nothing
       by itself.
    """
    monthly = dict.fromkeys(range(1, 13), -10.0) | {4: -300.0, 5: 80.0}
    persons, readings = 120_000.0, {"2014-12": 120_000.0}
    for year in range(2015, 2020):
        for month in range(1, 13):
            persons += monthly[month] + (2_000 if (year, month) == (2015, 10) else 0)
            readings[f"{year}-{month:02}"] = persons
    step = Step("2015-10", "平成27年国勢調査の反映（避難者を含む）", persons=2_000)
    event = Event("2019-04-22", "スマートシティAiCT開所")
    town = Series.of(dict(readings), Kind.STOCK, steps=[step], events=[event])

    assert readings["2015-10"] - readings["2015-09"] == 1_990
    place = town.place("2015-10")
    assert place is not None
    assert change(town)[place] == -10
    assert growth(town, "2014-12", "2015-12") == -320

    told = season(town)
    assert told.years == (2015, 2016, 2017, 2018, 2019)
    assert told.deviation[3] == pytest.approx(-300 + 320 / 12)
    assert told.deviation[4] == pytest.approx(80 + 320 / 12)

    unknown = Series.of(dict(readings), Kind.STOCK, steps=[Step("2015-10", step.words)])
    assert np.isnan(change(unknown)[place])
    assert season(unknown).years == (2016, 2017, 2018, 2019)
    assert marked(town) == (("2019-04", event),)
