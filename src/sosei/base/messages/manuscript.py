"""Faults of manuscripts."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "manuscript_before_heading": Entry(
        Words(
            "text before the first heading",
            "a heading first, such as # Our town",
            "Put a heading above it.",
        ),
        Words(
            "最初の見出しより前に本文があります",
            "先に見出し（例：# 私たちのまち）",
            "本文の前に見出しを書いてください。",
        ),
    ),
    "manuscript_heading_empty": Entry(
        Words(
            "a heading without words",
            "words, such as # Our town",
            "Write the heading after the #.",
        ),
        Words(
            "言葉のない見出しがあります",
            "見出しの言葉（例：# 私たちのまち）",
            "# のあとに見出しを書いてください。",
        ),
    ),
    "manuscript_heading_inside": Entry(
        Words(
            "a heading within a section",
            "paragraphs and lists",
            "Write it as a paragraph, or make a chapter of it.",
        ),
        Words(
            "章の本文の中に見出しがあります",
            "段落か箇条書き",
            "段落として書くか、別の章にしてください。",
        ),
    ),
    "manuscript_section_twice": Entry(
        Words(
            "the section {anchor} a second time",
            "each section once (first in line {first})",
            "Put both texts under one heading.",
        ),
        Words(
            "章「{anchor}」が2回あります",
            "1つの章は1回だけ（最初は{first}行目）",
            "本文を1つの見出しの下にまとめてください。",
        ),
    ),
    "manuscript_braces": Entry(
        Words(
            "double braces that do not pair in “{words}”",
            "two opening and two closing braces around a reference",
            "Close them, or take them out.",
        ),
        Words(
            "対になっていない二重かっこがあります（「{words}」）",
            "引用は二重の波かっこで囲みます",
            "かっこを閉じるか、消してください。",
        ),
    ),
    "manuscript_cell_unknown": Entry(
        Words(
            "the number “{target}”, which this result does not have",
            "a number of the result {hint}",
            "Choose it again from the list of numbers.",
        ),
        Words(
            "この推計にない数字「{target}」を引用しています",
            "推計の結果にある数字{hint}",
            "数字の一覧から選び直してください。",
        ),
    ),
    "manuscript_cell_empty": Entry(
        Words(
            "the number “{target}”, which is not known",
            "a number that is known",
            "Take the reference out, or say in words that it is not known.",
        ),
        Words(
            "値がわからない欄「{target}」を引用しています",
            "値のある数字",
            "引用を消すか、わからないことを言葉で書いてください。",
        ),
    ),
    "manuscript_figure_unknown": Entry(
        Words(
            "a reference to “{target}”, which this document does not have",
            "a figure or table of it {hint}",
            "Choose it again from the list beside the text.",
        ),
        Words(
            "この文書にない図・表「{target}」を引用しています",
            "文書にある図か表{hint}",
            "本文の横の一覧から選び直してください。",
        ),
    ),
    "manuscript_form_wrong": Entry(
        Words(
            "the form “{form}” for “{target}”",
            "one of {expected}",
            "Leave the form out to print the number by its unit.",
        ),
        Words(
            "「{target}」の書き方「{form}」は使えません",
            "次のどれか：{expected}",
            "書き方を省くと、単位に合わせて表示します。",
        ),
    ),
    "manuscript_section_unknown": Entry(
        Words(
            "the section “{anchor}” without a heading, which this document does not have",
            "the name of a printed section {hint}, or a heading of a chapter of its own",
            "Correct the name, or write a heading.",
        ),
        Words(
            "この文書にない章「{anchor}」に、見出しがありません",
            "印刷される章の名前{hint}、または独自の章の見出し",
            "名前を直すか、見出しを書いてください。",
        ),
    ),
}
