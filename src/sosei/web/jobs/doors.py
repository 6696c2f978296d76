"""Who may open the pages of jobs: everybody their own."""

from sosei.web.people.doors import SIGNED_IN

DOORS = {"jobs": SIGNED_IN, "job": SIGNED_IN, "job_cancel": SIGNED_IN}
