"""Words of proposals."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "proposals.title": Both("Proposed values", "提案された実績値"),
    "proposals.lead": Both(
        "Values that official figures, files and other systems propose. Each enters when you confirm it, with where "
        "it came from.",
        "統計データ、ファイル、ほかのシステムから提案された値です。確定すると、出どころとともに実績値に入ります。",
    ),
    "proposals.none": Both("Nothing waits.", "確認を待つ提案はありません。"),
    "proposals.value": Both("Proposed:", "提案："),
    "proposals.reported": Both("Reported so far:", "いまの実績値："),
    "proposals.unreported": Both("not reported", "未報告"),
    "proposals.from": Both("from", "送り手："),
    "proposals.confirm": Both("Confirm", "確定する"),
    "proposals.decline": Both("Decline", "採用しない"),
    "proposals.reason": Both("Why it is declined", "採用しない理由"),
    "proposals.decided": Both("Decided", "処理したもの"),
    "proposals.waiting": Both("waiting", "確認待ち"),
    "proposals.confirmed": Both("confirmed", "確定"),
    "proposals.declined": Both("declined", "不採用"),
    "proposals.superseded": Both("replaced by a newer one", "新しい提案に置き換え"),
    "proposals.cells": Both("Cells", "もとのセル"),
    "proposals.official": Both("From official figures", "統計データから提案する"),
    "proposals.official_lead": Both(
        "For the indicators that are bound to a population figure, the library is looked through for a calendar year. "
        "What it holds waits above until you confirm it.",
        "人口の統計に結び付けた指標について、取り込んだ統計からその年（暦年）の値をさがし、上の「確認待ち」に加えます。",
    ),
    "proposals.official_look": Both("Look for values of this year", "この年の値をさがす"),
    "proposals.official_none": Both(
        "No indicator is bound to a population figure. Name the statistic at the indicator first.",
        "人口の統計に結び付けた指標はありません。先に、指標の設定で統計を選んでください。",
    ),
    "proposals.held": Both("What the library holds of {year}", "{year}年の統計データ"),
    "proposals.held_new": Both("can be proposed", "提案できます"),
    "proposals.held_waiting": Both("waits above", "確認待ちです"),
    "proposals.held_reported": Both("reported already", "入力済みです"),
    "proposals.held_refused": Both("nothing is proposed", "候補はありません"),
    "proposals.waiting_title": Both("Waiting", "確認待ち"),
    "proposals.confirm_one": Both("Confirm {value} of “{name}”", "「{name}」の{value}を確定する"),
    "proposals.file": Both("Take in a file", "ファイルで取り込む"),
    "proposals.file_lead": Both(
        "A CSV file with the columns indicator, year and value, or a workbook whose sheet is called observations. "
        "All rows become proposals, or none.",
        "indicator・year・value の列がある CSV ファイル、または observations というシートのある Excel ファイルです。"
        "1行でも誤りがあれば、何も取り込みません。",
    ),
    "proposals.choose": Both("File", "ファイル"),
    "proposals.send": Both("Take in", "取り込む"),
    "proposals.sources": Both("Systems that may send", "値を送れるシステム"),
    "proposals.sources_lead": Both(
        "A system sends signed messages to the address below. What it sends waits until you confirm it.",
        "システムは、署名を付けたメッセージを下のアドレスへ送ります。届いた値は、確定するまで実績値に入りません。",
    ),
    "proposals.example": Both("An example to send", "送り方の例"),
    "proposals.example_lead": Both(
        "For those who look after the system: with the secret in SECRET this sends one value. The format is described "
        "in docs/formats.md, Proposals.",
        "システムの担当者向けです。環境変数 SECRET に秘密鍵を入れて実行すると、値を1件送ります。"
        "形式は docs/formats.md の Proposals に書いてあります。",
    ),
    "proposals.sources_none": Both(
        "No system may send yet.", "値を送れるシステムはまだありません。"
    ),
    "proposals.address": Both("Address", "送り先"),
    "proposals.source_name": Both("Name of the system", "システムの名前"),
    "proposals.source_make": Both("Add a system", "システムを加える"),
    "proposals.source_id": Both("Source", "送信元ID"),
    "proposals.secret": Both("Secret", "秘密鍵"),
    "proposals.secret_once": Both(
        "Copy the secret now: it is not shown again.",
        "秘密鍵を今すぐ控えてください。もう一度表示することはできません。",
    ),
    "proposals.revoke": Both("Revoke", "送れなくする"),
    "proposals.revoked": Both("revoked", "停止済み"),
}
