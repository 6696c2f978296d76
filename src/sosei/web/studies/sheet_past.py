"""The page of a study: what was projected, happened and was published before."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.demography.told.stated import WORDS
from sosei.web.studies.shape import Field, Group, Kind, Rows

DATE = Both("Date", "時点")
DATE_HELP = Both(
    "A year, a month or a day: 2020, 2020-03, 2020-03-31.",
    "年・年月・年月日のいずれか（例：2020-03）",
)
GROUPS = (
    ("total", Both("Total", "総数")),
    ("0-14", Both("0–14", "0～14歳")),
    ("15-64", Both("15–64", "15～64歳")),
    ("65+", Both("65+", "65歳以上")),
    ("75+", Both("75+", "75歳以上")),
)
BASES = (
    ("census", Both("Census", "国勢調査")),
    ("census_completed", Both("Census, unknown ages completed", "国勢調査（不詳補完）")),
    ("register", Both("Register", "住民基本台帳")),
    ("resident_estimate", Both("Resident estimate", "現住人口")),
)
INDICATORS = (
    ("total", Both("Total population", "総人口")),
    ("age_0_14", Both("Ages 0–14", "年少人口（0～14歳）")),
    ("age_15_64", Both("Ages 15–64", "生産年齢人口（15～64歳）")),
    ("age_65_plus", Both("Ages 65+", "高齢人口（65歳以上）")),
    ("ageing_rate", Both("Ageing rate", "高齢化率")),
)
OF = (
    ("status_quo", Both("Status quo", "現状推計")),
    ("vision", Both("Vision", "ビジョン")),
    ("difference", Both("Difference (vision − status quo)", "差（ビジョン − 現状推計）")),
)
UNITS = (
    ("person", Both("persons", "人")),
    ("percent", Both("%", "%")),
    ("point", Both("points", "ポイント")),
)
QUALIFIERS = tuple((word, Both(word or "none", word or "なし")) for word in WORDS)
SERIES = (
    ("", Both("Both", "両方")),
    ("census", Both("Charts of the censuses", "国勢調査のグラフ")),
    ("register", Both("Charts of the register", "住民基本台帳のグラフ")),
)

SOURCE = Group(
    "source",
    Both("Where it is written", "出典"),
    (
        Field("document", Both("Document", "資料名")),
        Field("publisher", Both("Publisher", "発行者")),
        Field("date", DATE, help=DATE_HELP),
        Field("via", Both("How it reached us", "入手経路"), optional=True),
    ),
)

EARLIER = Rows(
    "earlier",
    Both("Earlier projections", "以前の推計"),
    Both("projection", "推計"),
    (
        Field("name", Both("Name", "推計の名前")),
        Field("launch_year", Both("Base year", "起点の年"), Kind.NUMBER),
        SOURCE,
        Rows(
            "projections",
            Both("Projected figures", "推計された人口"),
            Both("figure", "数値"),
            (
                Field("year", Both("Year", "年"), Kind.NUMBER),
                Field("group", Both("Ages", "年齢"), Kind.CHOICE, GROUPS, value="total"),
                Field("population", Both("Persons", "人口（人）"), Kind.NUMBER),
                Field(
                    "basis", Both("Counted as", "もとの統計"), Kind.CHOICE, BASES, value="census"
                ),
                Field(
                    "bridge",
                    Both("Bridge to the census", "国勢調査への補正（人）"),
                    Kind.NUMBER,
                    optional=True,
                ),
            ),
        ),
    ),
    help=Both(
        "Set against the censuses that came later.",
        "後の国勢調査と見比べて、推計がどれだけ外れたかを示します。",
    ),
    folded=True,
)

EVENT = Rows(
    "event",
    Both("Events", "出来事"),
    Both("event", "出来事"),
    (
        Field("date", DATE, help=DATE_HELP),
        Field("words", Both("What happened (a few words)", "内容（短く）")),
        Field(
            "series", Both("Marked in", "しるしを付けるグラフ"), Kind.CHOICE, SERIES, optional=True
        ),
        Field(
            "step",
            Both(
                "From then on others are counted (never growth)",
                "数え方が変わった段差（人口の増減ではない）",
            ),
            Kind.FLAG,
        ),
        Field(
            "persons",
            Both("Of a step: persons more", "段差の人数（人）"),
            Kind.NUMBER,
            optional=True,
        ),
        SOURCE,
    ),
    help=Both(
        "Marked in the charts in whose years they lie.", "その年のグラフにしるしと説明が付きます。"
    ),
    folded=True,
)

STATED = Group(
    "stated",
    Both("Figures of a published vision", "公表されたビジョンの数値"),
    (
        Field("document", Both("Document", "資料名")),
        Field("publisher", Both("Publisher", "発行者")),
        Field("date", DATE, help=DATE_HELP),
        Field("note", Both("Note", "注記"), Kind.LONG, optional=True),
        Field(
            "offer",
            Both("What it offers to close a gap", "不足を補う考え方"),
            Kind.LONG,
            optional=True,
        ),
        Rows(
            "figure",
            Both("Stated figures", "公表された数値"),
            Both("figure", "数値"),
            (
                Field("of", Both("Of", "何の値か"), Kind.CHOICE, OF, value="status_quo"),
                Field("year", Both("Year", "年"), Kind.NUMBER, optional=True),
                Field(
                    "indicator", Both("Indicator", "指標"), Kind.CHOICE, INDICATORS, value="total"
                ),
                Field("value", Both("Value", "値"), Kind.NUMBER),
                Field("unit", Both("Unit", "単位"), Kind.CHOICE, UNITS, value="person"),
                Field(
                    "words", Both("Its words", "添えた言葉"), Kind.CHOICE, QUALIFIERS, optional=True
                ),
                Field("digit", Both("Rounded to", "丸めの位"), Kind.NUMBER, optional=True),
                Field("text", Both("The sentence", "元の文")),
                Field("line", Both("Line", "行"), Kind.NUMBER, optional=True),
            ),
        ),
    ),
    help=Both(
        "For the audit: do the stated levers give the stated picture?",
        "示された前提から、示された将来の姿になるかを検算します。",
    ),
    optional=True,
    folded=True,
)
