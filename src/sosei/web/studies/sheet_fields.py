"""The page of a study: what the population means for each field."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.publishing.field_words import FIELDS
from sosei.studies.fields_asked import FILES, TOTALS
from sosei.web.studies.shape import Field, Group, Kind, Rows

FIELD_NAMES = tuple((name, FIELDS.both(name)) for name in FIELDS)
COUNTS = {
    "certified": Both("Certified for long-term care", "要介護・要支援認定者"),
    "employed": Both("Employed residents", "就業者"),
    "households": Both("Households", "世帯数"),
    "commuting_out": Both("Residents who work elsewhere", "他市区町村で働く人"),
    "commuting_in": Both("Who come to work here", "他市区町村から働きに来る人"),
}
NAMES = {
    "rates": Both("File of own rates", "率のファイル"),
    "observed": Both("File of series", "実績のファイル"),
    "facilities": Both("File of public facilities", "公共施設のファイル"),
    "industries": Both("File of workers by industry", "産業別の就業者のファイル"),
    "districts": Both("File of districts", "地区のファイル"),
    "schools": Both("File of schools", "学校のファイル"),
}
NO_FILE = Both(
    "For a study with a folder of its own. Leave it empty here: figures are taken in on the page of data.",
    "ファイルで管理する検討のための欄です。画面では空欄にしてください（統計は「データ」のページで取り込みます）。",
)
OWN_FILES = Both(
    "none (what is registered for the municipality, if anything is)",
    "なし（市区町村の登録資料があれば、それを使います）",
)

SECTORS = Group(
    "sectors",
    Both("What it means for each field", "様々な分野への影響"),
    (
        Field(
            "fields",
            Both("Fields (none ticked: all)", "載せる分野（選ばなければすべて）"),
            Kind.CHOICES,
            FIELD_NAMES,
            optional=True,
        ),
        Field("note", Both("Note", "注記"), Kind.LONG, optional=True),
        Rows(
            "total",
            Both("Counts of the municipality itself", "市区町村の実数"),
            Both("count", "実数"),
            (
                Field(
                    "of",
                    Both("Of", "何の数か"),
                    Kind.CHOICE,
                    tuple((name, COUNTS[name]) for name in TOTALS),
                    value="certified",
                ),
                Field("year", Both("Year", "年"), Kind.NUMBER),
                Field("value", Both("Count", "数"), Kind.NUMBER),
                Field("statistic", Both("Statistic", "統計・資料名")),
                Field("table", Both("Table", "表")),
            ),
            help=Both(
                "The nation's rate is fitted to the newest one.",
                "全国の率を、最も新しい実数に合わせて補正します。",
            ),
        ),
        *(Field(key, NAMES[key], optional=True, help=NO_FILE, empty=OWN_FILES) for key in FILES),
    ),
    help=Both(
        "The chapter on children, care, work and the town. Left empty, it comes with SSDSE-A alone.",
        "子ども・福祉・しごと・まちの章です。空欄でも、SSDSE-A を取り込んであれば載ります。",
    ),
    optional=True,
    folded=True,
)
