"""Faults of what programs ask of the open data."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

ADVICE = ("The description is at {help}", "説明は {help} にあります。")

FAULTS = {
    "ask_action": Entry(
        Words('"{found}"', "{known}", ADVICE[0]),
        Words("「{found}」という機能はありません", "{known}", ADVICE[1]),
    ),
    "ask_method": Entry(
        Words('"{found}"', "GET, or POST with JSON", ADVICE[0]),
        Words("「{found}」", "GET、または JSON の POST", ADVICE[1]),
    ),
    "ask_body": Entry(
        Words("a body that is no JSON object ({found})", "{takes}", ADVICE[0]),
        Words("JSON のオブジェクトでない本文（{found}）", "{takes}", ADVICE[1]),
    ),
    "ask_unknown": Entry(
        Words('"{found}"', "{known}", ADVICE[0]),
        Words("「{found}」には対応していません", "{known}", ADVICE[1]),
    ),
    "ask_value": Entry(
        Words('"{found}"', "{takes}", ADVICE[0]),
        Words("「{found}」", "{takes}", ADVICE[1]),
    ),
    "ask_missing": Entry(
        Words("nothing", "{takes}", ADVICE[0]),
        Words("指定がありません", "{takes}", ADVICE[1]),
    ),
    "ask_not_there": Entry(
        Words('"{found}"', "a name that package_list or package_show gives", ADVICE[0]),
        Words(
            "「{found}」は公開されていません",
            "package_list または package_show が返す名前",
            ADVICE[1],
        ),
    ),
}
