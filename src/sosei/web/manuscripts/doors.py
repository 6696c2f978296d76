"""Who may open the pages of manuscripts; what changes one asks for more."""

PAGES = ("", "_section", "_versions", "_file")

READERS = {"study": "study.read", "plan": "strategy.edit", "review": "review.read"}
"""By kind of what it is about."""

DOORS = {f"{kind}_manuscript{page}": verb for kind, verb in READERS.items() for page in PAGES}
