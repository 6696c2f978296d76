"""Who may ask how the server is: everybody, for it tells nothing of anybody."""

from sosei.web.people.doors import PUBLIC

DOORS = {"health_live": PUBLIC, "health_ready": PUBLIC}
