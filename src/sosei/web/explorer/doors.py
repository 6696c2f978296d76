"""Who may open the explorer: whoever may read the result that it stands on; the pages look themselves."""

from sosei.web.people.doors import PUBLIC

DOORS = {
    "explore": PUBLIC,
    "explore_figures": PUBLIC,
    "explore_closing": PUBLIC,
    "explore_take": PUBLIC,
    "explore_guide": PUBLIC,
    "explore_keep": "study.edit",
}
