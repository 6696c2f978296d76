"""Who may open the pages of official figures."""

DOORS = {
    "data": "data.read",
    "added": "data.add",
    "block": "data.read",
    "remove": "data.remove",
    "trace": "data.read",
}
