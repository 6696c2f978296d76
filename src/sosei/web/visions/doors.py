"""Who may open visions: everybody, once they are published; the page itself looks whether they are."""

from sosei.web.people.doors import PUBLIC

DOORS = {"vision": PUBLIC, "stored": PUBLIC, "file": PUBLIC}
