"""Who may read open data: everybody."""

from sosei.web.people.doors import PUBLIC

PAGES = (
    "open_data",
    "open_data_catalogue",
    "open_data_feed",
    "open_dataset",
    "open_dataset_edition",
    "open_data_file",
)
API = ("api", "api_description", "api_action", "api_action_unversioned")
DOORS = dict.fromkeys((*PAGES, *API), PUBLIC)
