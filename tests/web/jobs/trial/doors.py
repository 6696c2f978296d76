"""Who may open the trial pages."""

from sosei.web.people.doors import PUBLIC, SIGNED_IN

DOORS = {
    "trial_enter": PUBLIC,
    "trial_fail": PUBLIC,
    "trial_start": SIGNED_IN,
    "trial_state": SIGNED_IN,
}
