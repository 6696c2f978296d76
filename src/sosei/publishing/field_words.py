"""What fields, their items and units are called."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing.spoken import Words, own, say, told

FIELDS = Words(
    {
        "children": Both("Children", "子ども"),
        "care": Both("Medical and long-term care", "高齢者福祉・医療"),
        "work": Both("Work", "しごと"),
        "town": Both("Households and the town's finances", "世帯・まちの財政"),
        "exchange": Both("Exchange population", "交流人口"),
    }
)
"""Fields in the order of a vision."""

UNITS = Words(
    {
        "person": Both("persons", "人"),
        "person/day": Both("persons a day", "人／日"),
        "person/person": Both("persons", "人"),
        "person/household": Both("persons per household", "人／世帯"),
        "visit/year": Both("visits", "人回"),
        "visit": Both("visits", "人回"),
        "person-day": Both("person-days", "人日"),
        "visit/person": Both("visits per resident", "回／住民1人"),
        "place": Both("places", "人分"),
        "couple": Both("couples", "組"),
        "facility": Both("places", "か所"),
        "household": Both("households", "世帯"),
        "dwelling": Both("dwellings", "戸"),
        "share": Both("%", "%"),
        "child/woman": Both("children per woman", "人／女性1人"),
        "m2": Both("m²", "㎡"),
        "m2/person": Both("m² per resident", "㎡／人"),
        "yen": Both("million yen", "百万円"),
        "yen/year": Both("million yen a year", "百万円／年"),
        "yen/person/year": Both("yen per resident a year", "円／人・年"),
    }
)

_ITEMS = {
    "age_0_18": Both("Children aged 0–18", "0〜18歳の子ども"),
    "nursery": Both("Children in nurseries and kindergartens", "保育所・幼稚園等の利用者"),
    "pupils_elementary": Both("Pupils of elementary schools", "小学校の児童"),
    "pupils_junior_high": Both("Pupils of junior high schools", "中学校の生徒"),
    "never_married": Both("Never married, aged 15 and over", "15歳以上の未婚者"),
    "births": Both("Births", "出生数"),
    "tfr": Both("Total fertility rate", "合計特殊出生率"),
    "nursery_children": Both("Children in nurseries", "保育所等の在所児"),
    "marriages": Both("Marriages", "婚姻件数"),
    "nurseries": Both("Nurseries", "保育所等"),
    "kindergarten": Both("Children in kindergartens", "幼稚園の在園者"),
    "elderly": Both("Persons aged 65 and over", "65歳以上の人口"),
    "working_age_per_elderly": Both(
        "Persons aged 15–64 per person aged 65 and over", "65歳以上1人に対する15〜64歳の人数"
    ),
    "insured": Both("Insured persons aged 65 and over", "65歳以上の被保険者"),
    "certified": Both("Certified for long-term care", "要介護・要支援認定者"),
    "benefit": Both("Long-term care benefit", "介護給付費"),
    "patients": Both("Patients", "患者"),
    "physicians": Both("Physicians", "医師"),
    "carers": Both("Care workers needed", "必要な介護職員"),
    "employed": Both("Employed residents", "就業者"),
    "industry": Both("Employed residents by industry", "産業別の就業者"),
    "workers": Both("Workers at all establishments here", "市区町村内の事業所の従業者"),
    "private_workers": Both(
        "Workers at private establishments here", "市区町村内の民営事業所の従業者"
    ),
    "shops": Both("Retail shops", "小売店"),
    "commuting_out": Both("Residents who work elsewhere", "他市区町村へ通勤する就業者"),
    "commuting_in": Both("Who come to work here", "他市区町村から通勤する人"),
    "jobs": Both("Persons who work here", "市区町村内で働く人"),
    "retail_spending": Both("Residents' spending in shops", "住民の小売支出"),
    "retail_visitors": Both("Visitors' spending in shops", "旅行者の買物代"),
    "retail": Both("Spending in shops", "小売支出の合計"),
    "households": Both("Households", "世帯数"),
    "household": Both("Households by type", "家族類型別の世帯"),
    "household_size": Both("Persons per household", "1世帯当たりの人数"),
    "dwellings": Both("Dwellings", "住宅"),
    "vacant_dwellings": Both("Vacant dwellings", "空き家"),
    "vacancy_rate": Both("Share of dwellings that are vacant", "空き家率"),
    "vacancy_rate_demolition_half": Both(
        "Share vacant if half as many are demolished", "空き家率（滅失が半分の場合）"
    ),
    "vacancy_rate_demolition_double": Both(
        "Share vacant if twice as many are demolished", "空き家率（滅失が2倍の場合）"
    ),
    "revenue": Both("Revenue", "歳入"),
    "spending": Both("Spending", "歳出"),
    "spending_fixed": Both("Spending that the population does not move", "人口によらない歳出"),
    "resident_tax": Both("Inhabitant tax", "個人住民税"),
    "property_tax": Both("Property tax", "固定資産税"),
    "tax_change_after_allocation": Both(
        "Change of these taxes since the base, after the local allocation tax",
        "税収の基準年からの増減（地方交付税による補填後）",
    ),
    "revenue_projected": Both(
        "Revenue, after the local allocation tax", "歳入（地方交付税による補填後）"
    ),
    "balance": Both("Revenue less spending", "歳入と歳出の差"),
    "floor_area": Both(
        "Floor area of public facilities, as held", "公共施設の延床面積（現状維持）"
    ),
    "floor_area_per_resident": Both(
        "Floor area of public facilities per resident", "住民1人当たりの公共施設の延床面積"
    ),
    "floor_area_per_resident_held": Both(
        "Floor area of public facilities, per resident held",
        "公共施設の延床面積（1人当たりを維持）",
    ),
    "renewal": Both("Renewal of public facilities, as held", "公共施設の更新費用（現状維持）"),
    "renewal_per_resident": Both(
        "Renewal of public facilities per resident", "住民1人当たりの公共施設の更新費用"
    ),
    "renewal_per_resident_held": Both(
        "Renewal of public facilities, floor area per resident held",
        "公共施設の更新費用（1人当たり面積を維持）",
    ),
    "visits": Both("Visits a year", "観光入込客数"),
    "residents_worth": Both(
        "Residents whose consumption the visits are worth", "観光消費に相当する住民の数"
    ),
    "daytime": Both("Daytime population", "昼間人口"),
    "nighttime": Both("Nighttime population", "夜間人口（常住人口）"),
    "day_night_ratio": Both("Daytime population per nighttime population", "昼夜間人口比率"),
    "two_place_days": Both("Days spent here by persons of two places", "二地域居住者の滞在日数"),
    "two_place_residents": Both(
        "Persons living in two places, as residents of a year", "二地域居住者（滞在日数÷365）"
    ),
    "visits_per_resident": Both(
        "Visits that spend what one resident does", "住民1人の年間消費額に当たる旅行の回数"
    ),
}

_PARTS = {
    "nursery": Both("aged {part}", "{part}歳"),
    "pupils_elementary": Both("grade {part}", "{part}年生"),
    "pupils_junior_high": Both("grade {part}", "{part}年生"),
}
"""How a number behind a colon is said."""


def item(name: str) -> str:
    """Return what an item is called, its parts in brackets: ``小学校の児童（1年生）``.

    Parameters
    ----------
    name : str
        As in ``sectors.csv``: ``pupils_elementary:1``, ``patients:外来``. A word of a municipality's own
        ``observed.csv`` is its own name.

    Returns
    -------
    str
    """
    first, *rest = name.split(":")
    called = told(_ITEMS[first]) if first in _ITEMS else own(first)
    if not rest:
        return called
    inside = say("、", ", ").join(_part(first, part) for part in rest)
    return say(f"{called}（{inside}）", f"{called} ({inside})")


def _part(first: str, part: str) -> str:
    known = first in _PARTS and part[:1].isdecimal()
    return told(_PARTS[first]).format(part=part) if known else own(part)


def unit_of(unit: str) -> str:
    """Return what a unit is called; one of a municipality's own file is its own name."""
    return UNITS[unit] if unit in UNITS else own(unit)


def unit_over_years(unit: str) -> str:
    """Return the unit of what is added up over years: 人・年; yen and visits a year add up to yen and visits."""
    if unit in {"yen/year", "visit/year"}:
        return UNITS[unit.removesuffix("/year")]
    return say(f"{unit_of(unit)}・年", f"{unit_of(unit)} × years")


def with_sums(unit: str) -> str:
    """Return a unit and that of its sums over years, behind an item: 【人、累計は人・年】."""
    one, many = unit_of(unit), unit_over_years(unit)
    return say(f"【{one}、累計は{many}】", f" [{one}; cumulated: {many}]")


def with_unit(name: str, unit: str) -> str:
    """Return an item and its unit, as the heading of a row."""
    return say(f"{item(name)}【{unit_of(unit)}】", f"{item(name)} [{unit_of(unit)}]")
