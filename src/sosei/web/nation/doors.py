"""Who may open the pages of the nation: whoever may look at the official figures that they rest on."""

DOORS = {
    "nation": "data.read",
    "nation_csv": "data.read",
}
