"""Who may open strategies: their authors the pages of entry, everybody what is published."""

from sosei.web.people.doors import PUBLIC

AUTHORS = (
    "plan",
    "plan_new",
    "plan_head",
    "plan_worth",
    "plan_worth_rule",
    "plan_rows",
    "plan_succeed",
    "plan_successions",
    "plan_succession",
    "plan_files",
    "plan_take_in",
    "plan_file",
    "plan_frameworks",
    "plan_framework_list",
    "plan_framework_remove",
    "plan_texts",
    "plan_tags",
    "plan_tagging",
    "plan_move",
    "plan_node_new",
    "plan_node",
    "plan_node_remove",
    "plan_indicator_new",
    "plan_indicator",
    "plan_observations",
    "plan_target",
    "plan_indicator_remove",
)
READERS = (
    "strategies",
    "strategy",
    "strategy-year",
    "strategy-review",
    "strategy-search",
    "strategy-by",
    "strategy-entry",
    "strategy-node",
    "strategy-indicator",
    "strategy-worth",
    "strategy-file",
)
DOORS = (
    {"plans": "strategy.edit", "plan_publish": "strategy.publish"}
    | dict.fromkeys(AUTHORS, "strategy.edit")
    | dict.fromkeys(READERS, PUBLIC)
)
