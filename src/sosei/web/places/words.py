"""Words of the pages of a municipality's own files."""

from __future__ import annotations

from collections.abc import Mapping

from sosei.base.messages import Both
from sosei.web.places.subjects import Subject

TITLES: Mapping[Subject, Both] = {
    Subject.RATES: Both("Own rates", "独自の率"),
    Subject.OBSERVED: Both("Own series", "独自の実績"),
    Subject.FACILITIES: Both("Public facilities", "公共施設の一覧"),
    Subject.INDUSTRIES: Both("Workers by industry and age", "産業別・年齢別の就業者"),
    Subject.DISTRICTS: Both("Districts and schools", "地区と学校"),
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
    Subject.INDUSTRIES: Both(
        "Two censuses, the base year and five years before: how many stay in an industry as they grow older. "
        "Without it the nation's shares of industries are laid on all the employed.",
        "基準年と5年前の国勢調査の就業者数です。各産業で年齢とともに何割が残るかを求めます。登録しない場合は、就業者の合計に全国の産業別割合を掛けます。",
    ),
    Subject.DISTRICTS: Both(
        "Persons of the districts in the base year of the study, and five years before if there is such a count: "
        "the districts are carried forward so that they add up to the municipality.",
        "検討の基準年の地区別人口（あれば5年前の人口も）です。地区の合計が市区町村の推計と一致するように、地区ごとの将来人口を求めます。学区があれば、学校ごとの児童生徒数と学級数も示します。",
    ),
}

SAY = {
    "places.title": Both("Files of the municipality", "市区町村の資料"),
    "places.lead": Both(
        "What the municipality knows itself goes before the nation's rates, in all its studies. "
        "Before anything is saved, you see what it changes.",
        "市区町村で把握している数値は、全国の率に優先して、この市区町村のすべての検討で使います。保存する前に、何が変わるかを確かめられます。",
    ),
    "places.format": Both("CSV in UTF-8. Columns:", "CSV（UTF-8）。列："),
    "places.format_more": Both("Columns that may be left out:", "なくてもよい列："),
    "places.faults": Both(
        "The files were not taken. Please look at the following",
        "ファイルを受け取れませんでした。次の点をご確認ください",
    ),
    "places.within": Both(
        "Difference from the municipality that is allowed", "市区町村の人口との許す差"
    ),
    "places.within_help": Both(
        "Wider where the districts are of another statistic, such as the resident register beside the census.",
        "国勢調査による推計に住民基本台帳の地区別人口を使う場合など、統計が違うときに広げます。",
    ),
    "places.held_districts": Both(
        "Take the districts of the official figures", "取り込み済みの「地域・年齢別人口」を使う"
    ),
    "places.held_districts_help": Both(
        "Population by district and age of the base year is among the figures that were taken in; "
        "schools and roles can be sent with it.",
        "基準年の「地域・年齢別人口」が取り込まれています。学区などのファイルは、あわせて送れます。",
    ),
    "places.districts_title": Both("Districts and schools", "地区と学校の見通し"),
    "places.districts_none": Both(
        "No districts were given so far. Give them on the page of the municipality's files.",
        "地区別人口がまだ登録されていません。「市区町村の資料」で登録すると、ここに表示されます。",
    ),
    "places.districts_faults": Both(
        "The districts cannot be told. Please look at the following",
        "地区の見通しを示せません。次の点をご確認ください",
    ),
    "places.scenario": Both("Scenario", "シナリオ"),
    "places.show": Both("Show", "表示する"),
    "places.files": Both("Tables (CSV)", "表（CSV）"),
    "places.districts.csv": Both("Persons by sex and age, CSV", "男女・年齢別の人口 CSV"),
    "places.district_totals.csv": Both("Persons by age group, CSV", "年齢3区分別の人口 CSV"),
    "places.town_centre.csv": Both("The centre against the whole, CSV", "中心市街地と全体 CSV"),
    "places.catchments.csv": Both("Persons by school district, CSV", "学区別の人口 CSV"),
    "places.schools.csv": Both(
        "Pupils and classes by grade, CSV", "学年別の児童生徒数・学級数 CSV"
    ),
    "places.school_totals.csv": Both("Pupils and classes, CSV", "児童生徒数・学級数 CSV"),
    "places.settlers.csv": Both("Settlers needed, CSV", "必要な移住世帯数 CSV"),
    "places.done": Both(
        "Saved. The fields rest on it now.", "保存しました。分野別の見通しに反映されています。"
    ),
    "places.none": Both("Nothing was given so far.", "まだ登録がありません。"),
    "places.held": Both("{name}: {rows} rows (saved {when})", "{name}：{rows}行（{when} 保存）"),
    "places.download": Both("Take away {name}", "{name} をダウンロードする"),
    "places.used_rates": Both(
        "Take away the rates that are used now (to change and send back)",
        "いま使っている率をダウンロードする（書き換えて登録できます）",
    ),
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
