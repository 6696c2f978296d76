"""Words of the pages of a municipality's own files."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.messages import Both
from sosei.web.places.subjects import Subject

TITLES: Mapping[Subject, Both] = {
    Subject.RATES: Both("Own rates", "独自の率"),
    Subject.OBSERVED: Both("Own series", "独自の実績"),
    Subject.FACILITIES: Both("Public facilities", "公共施設の一覧"),
}

HELP: Mapping[Subject, Both] = {
    Subject.RATES: Both(
        "Rates that the municipality has itself take the place of the nation's, rate by rate. "
        "Rates that the file does not name stay the nation's, and are marked so.",
        "市区町村で把握している率を、率ごとに全国の率と置き換えます。ファイルにない率は全国の率のままで、その旨を表示します。",
    ),
    Subject.OBSERVED: Both(
        "Figures that the municipality counted: persons certified, taxes, visitors, … Totals of persons certified, "
        "employed and of households fit the rates to the municipality.",
        "認定者数・税収・観光客数など、市区町村で把握している実績です。認定者数・就業者数・世帯数の合計は、率を実績に合わせる補正に使います。",
    ),
    Subject.FACILITIES: Both(
        "Kind, floor area, and the years of building and renovation of each: what renewing them costs, "
        "if all are held, and if floor area per resident is held.",
        "施設ごとの類型・延床面積・建築年・改修年です。現状の施設をすべて維持した場合と、住民1人当たりの面積を維持した場合の更新費用を示します。",
    ),
}

SAY = {
    "places.title": Both("Files of the municipality", "市区町村の資料"),
    "places.lead": Both(
        "What the municipality knows itself goes before the nation's rates, in all its studies. "
        "Before anything is saved, you see what it changes.",
        "市区町村で把握している数値は、全国の率に優先して、この市区町村のすべての検討で使います。保存する前に、何が変わるかを確かめられます。",
    ),
    "places.format": Both(
        "CSV in UTF-8, with the columns of the manual (docs/formats.md, {name}).",
        "CSV（UTF-8）。列は説明書（docs/formats.md の {name}）のとおりです。",
    ),
    "places.faults": Both(
        "The files were not taken. Please look at the following",
        "ファイルを受け取れませんでした。次の点をご確認ください",
    ),
    "places.done": Both(
        "Saved. The fields rest on it now.", "保存しました。分野別の見通しに反映されています。"
    ),
    "places.none": Both("Nothing was given so far.", "まだ登録がありません。"),
    "places.held": Both("{name}: {rows} rows (saved {when})", "{name}：{rows}行（{when} 保存）"),
    "places.download": Both("Take away {name}", "{name} をダウンロードする"),
    "places.look": Both("See what changes", "変わる内容を確かめる"),
    "places.optional": Both("may be left out", "任意"),
    "places.remove": Both("Take away", "登録を取り消す"),
    "places.remove_title": Both("Take away: {what}", "登録の取り消し：{what}"),
    "places.remove_lead": Both(
        "The files are deleted, and the nation's rates count again where there are some. Take the files away "
        "first if you have no copy.",
        "ファイルを削除し、全国の率がある項目は全国の率に戻ります。控えがない場合は、先にダウンロードしてください。",
    ),
    "places.keep": Both("Keep it", "取り消さない"),
    "places.look_title": Both("Before saving: {what}", "保存の前に：{what}"),
    "places.look_file": Both("{name}: {rows} rows", "{name}：{rows}行"),
    "places.look_replaces": Both(
        "It takes the place of what was saved on {when}.", "{when} に保存したものと置き換わります。"
    ),
    "places.save": Both("Save", "保存する"),
    "places.back": Both("Back to the files of the municipality", "市区町村の資料に戻る"),
    "places.to_fields": Both("What it means for each field", "様々な分野への影響"),
}
"""Words of these pages."""
