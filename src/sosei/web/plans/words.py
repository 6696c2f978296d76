"""The words of strategies."""

from __future__ import annotations

from sosei.web.plans.author import words as author
from sosei.web.plans.author import words_of_fields as fields

SAY = {**author.SAY, **fields.SAY}
