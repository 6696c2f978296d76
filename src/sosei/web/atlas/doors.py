"""Who may open the map: everybody; it shows official statistics and what is published."""

from sosei.web.people.doors import PUBLIC

DOORS = {
    "atlas": PUBLIC,
    "atlas_file": PUBLIC,
    "atlas_prefecture": PUBLIC,
    "atlas_prefecture_file": PUBLIC,
}
"""Addresses of the map."""
