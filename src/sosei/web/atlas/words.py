"""Words of the map."""

from __future__ import annotations

from sosei.base.messages import Both

SAY = {
    "atlas.title_nation": Both("Map of the municipalities", "市区町村の地図"),
    "atlas.title_of": Both("Map of {prefecture}", "{prefecture}の地図"),
    "atlas.title_code": Both("Map of prefecture {code}", "都道府県{code}の地図"),
    "atlas.lead": Both(
        "Municipalities and prefectures side by side: population, its change and its age groups, as counted and as "
        "projected. From a town you come to its vision.",
        "人口と増減、年齢別の割合を、市区町村や都道府県で見比べます。実績も将来推計も選べます。"
        "人口ビジョンを公開している市区町村は、地図や一覧から開けます。",
    ),
    "atlas.none": Both(
        "There are no figures of several municipalities yet. Take in a census or the institute's projection of all "
        "municipalities on the page of official figures.",
        "複数の市区町村の統計がまだありません。「統計データ」のページで、"
        "全市区町村の国勢調査か将来推計人口のファイルを取り込んでください。",
    ),
    "atlas.damaged": Both(
        "The figures cannot be read just now. Please tell whoever runs this server.",
        "いま統計データを読めません。サーバーの担当者にお知らせください。",
    ),
    "atlas.no_boundaries": Both(
        "There is no map here, since the boundaries are not held: the list has all values. Whoever takes in "
        "figures adds the administrative areas (N03) of the National Land Numerical Information on the page of "
        "official figures: the ZIP of a prefecture, or TopoJSON of the nation.",
        "境界のデータがないため、地図を表示できません。値は一覧にあります。統計データを取り込む担当者は、"
        "国土交通省の国土数値情報「行政区域（N03）」の都道府県別のZIPか、全国のTopoJSONを、"
        "「統計データ」のページで取り込んでください。",
    ),
    "atlas.choose": Both("What to show", "表示する内容"),
    "atlas.measure": Both("Indicator", "指標"),
    "atlas.series": Both("Figures", "数値"),
    "atlas.year": Both("Year", "年"),
    "atlas.way": Both("Classes", "色の区分"),
    "atlas.by": Both("Divide by", "分け方"),
    "atlas.by_prefectures": Both("prefectures", "都道府県"),
    "atlas.by_municipalities": Both("all municipalities", "全市区町村"),
    "atlas.order": Both("Order of the list", "一覧の順"),
    "atlas.show": Both("Show", "表示する"),
    "atlas.legend": Both("Colours", "色の意味"),
    "atlas.legend_count": Both("({count})", "（{count}地域）"),
    "atlas.list": Both("List", "一覧"),
    "atlas.area": Both("Area", "地域"),
    "atlas.linked_towns": Both(
        "A name with a link opens the vision of the town.",
        "名前にリンクのある市区町村は、人口ビジョンを開けます。",
    ),
    "atlas.linked_prefectures": Both(
        "A prefecture opens its own map.", "都道府県を選ぶと、その地図を開きます。"
    ),
    "atlas.not_drawn": Both(
        "Not on the map, since the boundaries leave them out: {names}.",
        "境界のデータにないため、地図にない地域：{names}。",
    ),
    "atlas.take": Both("Take it away", "ダウンロード"),
    "atlas.csv": Both("Values, CSV", "値 CSV"),
    "atlas.svg": Both("Map, SVG", "地図 SVG"),
    "atlas.png": Both("Map, PNG", "地図 PNG"),
    "atlas.other": Both("Maps of prefectures", "都道府県の地図"),
    "atlas.nation": Both("The nation", "全国"),
    "atlas.wards": Both(
        "Designated cities are shown as one; their wards are not told apart.",
        "政令指定都市は市全体で示し、区には分けていません。",
    ),
}
