"""Faults of ensembles: what cannot be drawn, goals that make no sense, blocks of another run."""

from __future__ import annotations

from sosei.base.messages.words import Entry, Words

FAULTS = {
    "ensemble_gross": Entry(
        Words(
            "gross migration (out_rates.csv, in_shares.csv) with {what}",
            "a common pool by itself: all areas of a draw are carried together",
            "Leave {what} out, or put net_migration.csv in place of the two files.",
        ),
        Words(
            "転出率・転入者配分率（out_rates.csv、in_shares.csv）による移動と{what}",
            "転出者を共通のプールで配分する推計だけ（すべての地域を同時に計算するため）",
            "{what}をやめるか、2つのファイルを net_migration.csv に置き換えてください。",
        ),
    ),
    "ensemble_goal_indicator": Entry(
        Words("indicator “{value}”", "one of {known}", "Correct the name."),
        Words("指標「{value}」", "{known} のいずれか", "指標の名前を直してください。"),
    ),
    "ensemble_goal_year": Entry(
        Words("the year {value}", "the end of a step: {known}", "Correct the year."),
        Words("{value}年", "推計期間の末の年（{known}）", "年を直してください。"),
    ),
    "ensemble_goal_area": Entry(
        Words("area “{value}”", "an area of the bundle", "Correct it, or leave it out for all."),
        Words(
            "地域「{value}」",
            "仮定値にある地域",
            "地域を直すか、すべての地域を対象にするときは項目を削除してください。",
        ),
    ),
    "ensemble_empirical": Entry(
        Words(
            "an option of draws with --empirical",
            "ranges from past errors alone: nothing is drawn",
            "Leave one of the two out.",
        ),
        Words(
            "--empirical と同時に指定された、くり返しの推計の項目",
            "過去の誤差だけによる範囲（くり返しの推計はしません）",
            "どちらか一方を外してください。",
        ),
    ),
    "ensemble_blocks": Entry(
        Words(
            "blocks of another run",
            "blocks of this bundle, these options and this version, or none",
            "Take another output folder, or remove this one.",
        ),
        Words(
            "別の試算の途中結果",
            "同じ仮定値・同じ指定・同じ版による途中結果、または空のフォルダ",
            "出力先を変えるか、このフォルダを削除してください。",
        ),
    ),
    "scheduler_unreachable": Entry(
        Words(
            "no scheduler at {address} ({reason})",
            "the address of a running dask.distributed scheduler, such as tcp://127.0.0.1:8786",
            "Start the scheduler, or correct the address.",
        ),
        Words(
            "{address} に分散計算の受付（scheduler）がありません（{reason}）",
            "動いている dask.distributed の scheduler のアドレス（例：tcp://127.0.0.1:8786）",
            "scheduler を起動するか、アドレスを直してください。",
        ),
    ),
    "scheduler_without_library": Entry(
        Words(
            "the library distributed is not installed",
            "it, for --scheduler",
            "Install sosei[cluster], or leave --scheduler out.",
        ),
        Words(
            "分散計算のライブラリ distributed がありません",
            "--scheduler を使うときは distributed が必要です",
            "sosei[cluster] をインストールするか、--scheduler を外してください。",
        ),
    ),
}
