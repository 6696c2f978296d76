"""Who may open dashboards: everybody; they show what is published alone."""

from sosei.web.people.doors import PUBLIC

DOORS = {
    "dashboards": PUBLIC,
    "dashboard": PUBLIC,
    "dashboard_embed": PUBLIC,
    "dashboard_embedding": PUBLIC,
    "dashboard_card": PUBLIC,
    "dashboard_file": PUBLIC,
}
