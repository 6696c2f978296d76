"""A frozen review that a study is joined to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sosei.strategy.review.freezing import freeze
from sosei.strategy.review.marks import Override
from tests.reviews import package, review, seen

WHOLE = replace(
    review(),
    package=package(
        seen("births", 2020, 812), seen("births", 2021, 797), seen("visitors", 2021, 2500000)
    ),
    overrides=(Override("births", "△", "速報のため。"),),
)
EDITION = freeze(WHOLE, date(2022, 9, 1))
