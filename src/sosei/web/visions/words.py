"""Words of the pages of visions; what sections say is made by publishing."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "visions.choose": Both("Choose a scenario", "シナリオの選択"),
    "visions.base": Both("base {year}", "基準 {year}年"),
    "visions.contents": Both("Contents", "目次"),
    "visions.downloads": Both("To take away", "ダウンロード"),
    "visions.more": Both("More pages", "ほかのページ"),
    "visions.fields": Both("The fields of this run, item by item", "この推計の分野別のページ"),
    "visions.open_data": Both(
        "Open data (every table, for programs too)", "オープンデータ（すべての表）"
    ),
    "visions.run": Both(". Run", "／推計番号"),
}
