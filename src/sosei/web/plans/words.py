"""The words of strategies."""

from __future__ import annotations

from sosei.web.plans import words_of_worth as worth
from sosei.web.plans.author import words as author
from sosei.web.plans.author import words_of_fields as fields
from sosei.web.plans.reading import words as reading

SAY = {**author.SAY, **fields.SAY, **reading.SAY, **worth.SAY}
