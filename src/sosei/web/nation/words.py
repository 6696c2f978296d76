"""Words of the page of the nation."""

from __future__ import annotations

from sosei.base.messages import Both

TABLES = {
    "nation": Both("The nation by year and group", "全国の人口（年・年齢区分別）"),
    "pool": Both("Who is on the move, by sex and age", "移動する人（男女・年齢別）"),
    "flows": Both("In and out of every municipality", "市区町村別の転入・転出"),
    "basis": Both("What the flows rest on", "転出率のもとにした統計"),
    "left_out": Both("What is left out, and why", "含まれない市区町村と理由"),
    "sum": Both("The sum of visions", "ビジョンの合計"),
    "parts": Both("What changes the sums", "合計の増減の内訳"),
    "missing": Both("Who is needed, and who is there", "必要な人と移動する人"),
    "moved": Both("Who would have moved, by age", "移ることになる人（年齢別）"),
    "towns": Both(
        "Every municipality if all visions came true", "全ビジョンが実現したときの市区町村"
    ),
    "neighbours": Both("What the policy changes everywhere", "施策による市区町村ごとの変化"),
}
"""Tables that are handed out, in order."""

SAY = {
    "nation.title": Both("The nation as one system", "全国をひとつに見た推計"),
    "nation.lead": Both(
        "Every municipality of the library is projected together: whoever comes to one has left another.",
        "統計データにあるすべての市区町村を、ひとつにまとめて推計します。どこかに転入する人は、どこかから転出した人です。",
    ),
    "nation.lacking": Both(
        "This page needs more official figures:", "このページには、次の統計が必要です。"
    ),
    "nation.to_data": Both("To the official figures", "統計データのページへ"),
    "nation.needs": Both(
        "It needs two censuses by municipality, sex and age five years apart, and the departures of every municipality "
        "(resident register, dynamics).",
        "5年違いの2回の国勢調査（市区町村・男女・年齢別）と、市区町村別の転出者数（住民基本台帳人口動態）が必要です。",
    ),
    "nation.no_visions": Both(
        "No vision is published here whose base year is that of the nation's projection: nothing to sum.",
        "全国の推計と同じ基準年の人口ビジョンがまだ公開されていないため、合計はありません。",
    ),
    "nation.unfit": Both(
        "Visions of another base year or other ages:", "基準年や年齢区分が異なるビジョン："
    ),
    "nation.policy": Both("One town's policy", "ひとつの市区町村の施策"),
    "nation.policy_lead": Both(
        "If one town attracts more of those who move, or fewer leave it: who feels it?",
        "ある市区町村が移動する人をより多く引きつける、または転出が減ると、どこにどれだけ影響するかを試算します。",
    ),
    "nation.faults": Both("This cannot be worked out", "試算できませんでした"),
    "nation.town": Both("Municipality (code or name)", "市区町村（コードまたは名称）"),
    "nation.pull": Both("Its pull, times", "引きつける力（倍）"),
    "nation.hold": Both("Its out-rates, times", "転出率（倍）"),
    "nation.ages": Both("Ages that it reaches", "対象の年齢"),
    "nation.show": Both("Work it out", "試算する"),
    "nation.from": Both(
        "The numbers of this page are rows of these tables, rounded, or added up from rows (who would have moved: “Who "
        "would have moved, by age”; nowhere to be found: “Who is needed, and who is there”). They are made from the "
        "official figures at hand and belong to no stored result.",
        "このページの数字は、次の表の行の値を丸めたもの、または行を合計したものです（「移ることになる人」は"
        "表「移ることになる人（年齢別）」の、「足りない人」は表「必要な人と移動する人」の合計）。"
        "取り込んだ統計からそのつど計算したもので、保存された推計の数字ではありません。",
    ),
    "nation.files": Both("Tables (CSV, unrounded)", "表（CSV、丸めなし）"),
    "nation.link": Both(
        "The nation as one system: who moves where", "全国をひとつに見た推計（だれがどこへ移るか）"
    ),
}
