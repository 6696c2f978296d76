"""Faults of a command line: a verb, an option or a value that is not there or not read."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

ASK = ("See {verb} --help.", "{verb} --help をご覧ください。")

FAULTS = {
    "usage_verb": Entry(
        Words('"{found}"', "{known}", ASK[0]),
        Words("「{found}」というコマンドはありません", "{known}", ASK[1]),
    ),
    "usage_option": Entry(
        Words('"{found}"', "{known}", ASK[0]),
        Words("「{found}」というオプションはありません", "{known}", ASK[1]),
    ),
    "usage_missing": Entry(
        Words('nothing for "{name}"', "{takes}", ASK[0]),
        Words("「{name}」がありません", "{takes}", ASK[1]),
    ),
    "usage_value": Entry(
        Words('"{found}" for "{name}"', "{takes}", ASK[0]),
        Words("「{name}」に「{found}」とあります", "{takes}", ASK[1]),
    ),
    "usage_flag": Entry(
        Words('a value for "{name}"', "the option alone", ASK[0]),
        Words("「{name}」に値がついています", "オプションだけ", ASK[1]),
    ),
    "usage_extra": Entry(
        Words("more than the verb takes: {found}", "{known}", ASK[0]),
        Words("余分なことばがあります（{found}）", "{known}", ASK[1]),
    ),
}
