"""The page of a study, in the order of the document; its keys are those of the study file (docs/formats.md)."""

from __future__ import annotations

from sosei.base.messages import Both
from sosei.demography.assumed.profiles import PROFILES
from sosei.publishing import wording
from sosei.web.studies.shape import Drawn, Field, Group, Kind, Part, Rows
from sosei.web.studies.sheet_fields import SECTORS
from sosei.web.studies.sheet_past import EARLIER, EVENT, STATED

REASON = Field(
    "reason",
    Both("Reason (printed with the result)", "理由（結果とともに印刷されます）"),
    Kind.LONG,
)
YEAR = Field("year", Both("Year", "年"), Kind.NUMBER)
SEXES = (
    ("", Both("Men and women", "男女とも")),
    ("male", Both("Men", "男")),
    ("female", Both("Women", "女")),
)
METHODS = (
    ("forward", Both("Forward", "前進法（期間のはじめの人口から）")),
    ("reverse", Both("Reverse", "逆進法（期間の終わりの人口から）")),
    ("average", Both("Average of both", "平均法（前進と逆進の平均）")),
)
POOLINGS = (
    ("mean", Both("Mean of the periods' rates", "各期間の率の平均")),
    ("pooled", Both("All migrants over all persons", "全期間の移動数 ÷ 全期間の人口")),
)
PROFILE_NAMES = tuple((name, Both(name, wording.profile(name))) for name in PROFILES)
RULES = (
    ("", Both("As assumed", "仮定のまま")),
    (
        "scale",
        Both(
            "Scale: times the assumed", "倍率：仮定の何倍にするか（1＝同じ、0＝転入と転出が均衡）"
        ),
    ),
    ("offset", Both("Offset: add people who come", "転入の上乗せ：転出はそのまま、転入者を加える")),
    ("gross", Both("Gross: both flows alike", "転入と転出を同じ割合で変える")),
)
MIGRATION_AT = (
    ("mid", Both("Middle of each step", "各期間の中央")),
    ("end", Both("End of each step", "各期間の終わり")),
)
PATHS = tuple((name, wording.SURVIVAL_PATHS.both(name)) for name in wording.SURVIVAL_PATHS)
TFR_AT = (
    ("", Both("As usual (end of each step)", "標準（各期間の終わり）")),
    ("end", Both("End of each step", "各期間の終わり")),
    ("mid", Both("Middle of each step", "各期間の中央")),
    ("mean", Both("Mean of each step", "各期間の平均")),
)

HEAD = Group(
    "study",
    Both("Town and title", "市町村と表題"),
    (
        Field("area", Both("Code", "市町村コード"), Kind.CONSTANT),
        Field("name", Both("Name of the town", "市町村名")),
        Field("title", Both("Title", "表題")),
        Field("note", Both("Note below the title", "表題の下の注記"), Kind.LONG, optional=True),
        Group(
            "base",
            Both("Base", "基準"),
            (
                Field(
                    "year",
                    Both("Base year (census)", "基準年（国勢調査）"),
                    Kind.CHOICE,
                    "base_years",
                    number=True,
                ),
                Field("statistic", Both("Statistic", "統計"), Kind.CONSTANT, value="census"),
            ),
            plain=True,
        ),
        Field(
            "horizon",
            Both("Last year", "推計の最終年"),
            Kind.CHOICE,
            "horizons",
            help=Both("Base year plus whole five-year steps.", "基準年から5年きざみで選びます。"),
            number=True,
        ),
        Field("figures", Both("Figures", "統計"), Kind.CONSTANT, optional=True),
    ),
)

OVERRIDE = Rows(
    "override",
    Both("Rates replaced", "置き換える移動率"),
    Both("replacement", "置き換え"),
    (
        Field(
            "ages",
            Both("Age groups", "年齢階級"),
            Kind.WORDS,
            help=Both("With commas: 15-19, 20-24", "コンマで区切ります（例：15-19, 20-24）"),
        ),
        Field("sex", Both("Sex", "性別"), Kind.CHOICE, SEXES, optional=True),
        Field("periods", Both("Rates of", "使う期間"), Kind.CHOICES, "periods", optional=True),
        Field(
            "net_rate",
            Both("or a net rate", "または純移動率の値"),
            Kind.NUMBER,
            optional=True,
            help=Both(
                "Per person, such as -0.05.",
                "1人あたりの値（例：-0.05）。期間を選んだときは空けておきます。",
            ),
        ),
        REASON,
    ),
    folded=True,
)


def _mortality(key: str, label: Both) -> Rows:
    """Return which tables of mortality go with each period."""
    years = Field(
        "years",
        Both("Years", "年"),
        Kind.NUMBERS,
        help=Both("With commas.", "コンマで区切ります。"),
    )
    period = Field("period", Both("Period", "期間"), Kind.CHOICE, "periods", optional=True)
    return Rows(key, label, Both("period", "期間"), (period, years), "map", folded=True)


MIGRATION = Group(
    "migration",
    Both("Migration", "移動"),
    (
        Field(
            "periods",
            Both("Periods between censuses", "使う期間（国勢調査の間）"),
            Kind.CHOICES,
            "periods",
            help=Both("Of several, the mean is taken.", "2つ以上選ぶと平均をとります。"),
        ),
        Field("method", Both("Method", "求め方"), Kind.CHOICE, METHODS, value="forward"),
        Field(
            "pooling",
            Both("Mean of several periods", "複数の期間の平均のしかた"),
            Kind.CHOICE,
            POOLINGS,
            value="mean",
        ),
        REASON,
        Rows(
            "compare",
            Both("Choices shown beside it", "比べて示す選び方"),
            Both("choice", "選び方"),
            (Field("periods", Both("Periods", "期間"), Kind.CHOICES, "periods"),),
            "lists",
            folded=True,
        ),
        OVERRIDE,
        _mortality(
            "death_rates",
            Both("Death rates that give each period's survival", "各期間の生残率に使う死亡率の年"),
        ),
        _mortality(
            "life_tables",
            Both("Life tables that give it instead", "各期間の生残率に使う生命表の年"),
        ),
    ),
)

SURVIVAL = Group(
    "survival",
    Both("Survival", "生残"),
    (
        Field(
            "death_rates",
            Both("National death rates of", "全国の死亡率の年"),
            Kind.CHOICES,
            "death_rate_years",
            number=True,
            optional=True,
        ),
        Field(
            "life_tables",
            Both("or national life tables of", "または全国の生命表の年"),
            Kind.CHOICES,
            "life_table_years",
            help=Both(
                "One kind; of several years, the mean.",
                "どちらか一方を選びます。複数の年は平均します。",
            ),
            number=True,
            optional=True,
        ),
        Field(
            "path",
            Both("How it goes on", "その後の推移"),
            Kind.CHOICE,
            PATHS,
            value="held",
            help=Both(
                "An assumption: people live longer, or not. The ranges of 65 and over are too narrow where it is held.",
                "寿命が延びるかどうかの仮定です。一定とすると、65歳以上の人数の幅が狭くなりすぎます。",
            ),
        ),
        REASON,
    ),
)


def _row_of_nation(key: str, label: Both, options: str) -> Group:
    year = Field("year", label, Kind.CHOICE, options, number=True)
    nation = Field("area", label, Kind.CONSTANT, value="national")
    return Group(key, label, (nation, year), plain=True)


FERTILITY = Group(
    "fertility",
    Both("Fertility", "出生"),
    (
        Field("child_woman_ratio", Both("Ratio", "子ども女性比"), Kind.CONSTANT, value="base"),
        _row_of_nation(
            "cwr_per_tfr",
            Both(
                "From child–woman ratio to TFR: the nation's, of",
                "子ども女性比から出生率への換算（全国）の年",
            ),
            "conversion_years",
        ),
        _row_of_nation(
            "sex_ratio",
            Both("Sex ratio of ages 0–4: the nation's, of", "0～4歳性比（全国）の年"),
            "sex_ratio_years",
        ),
        REASON,
    ),
)

HINDCAST = Group(
    "hindcast",
    Both("Hindcast", "遡及検証（後の国勢調査と比べる）"),
    (
        Field("to", Both("Census after the base", "基準年の後の国勢調査"), Kind.NUMBER),
        Field("death_rates", Both("Death rates of", "死亡率の年"), Kind.NUMBERS, optional=True),
        Field(
            "life_tables",
            Both("or life tables of", "または生命表の年"),
            Kind.NUMBERS,
            optional=True,
        ),
    ),
    help=Both("Leave empty to skip.", "行わない場合は空けておきます。"),
    optional=True,
    folded=True,
)

SCENARIO = Rows(
    "scenario",
    Both("Scenarios", "シナリオ"),
    Both("scenario", "シナリオ"),
    (
        Field("name", Both("Key", "記号"), Kind.HIDDEN),
        Field("label", Both("Name", "名前"), optional=True),
        Rows(
            "tfr",
            Both("Total fertility rate", "合計特殊出生率"),
            Both("point", "点"),
            (YEAR, Field("value", Both("Children per woman", "出生率"), Kind.NUMBER)),
            "map",
            help=Both(
                "Straight between the years, level outside. Empty: as assumed.",
                "年と年の間は直線、その外は一定です。空欄なら仮定のままです。",
            ),
            drawn=Drawn(0.0, 3.0, 0.05),
        ),
        Field("tfr_at", Both("Read at", "出生率を読む時点"), Kind.CHOICE, TFR_AT, optional=True),
        Group(
            "migration",
            Both("Migration", "移動"),
            (
                Field("rule", Both("How it changes", "変え方"), Kind.CHOICE, RULES),
                Rows(
                    "path",
                    Both("Path", "推移"),
                    Both("point", "点"),
                    (YEAR, Field("value", Both("Value", "値"), Kind.NUMBER)),
                    "map",
                    inline="2020, 2030 …",
                    drawn=Drawn(-1.0, 2.0, 0.05),
                ),
                Field(
                    "at", Both("Read at", "値を読む時点"), Kind.CHOICE, MIGRATION_AT, value="mid"
                ),
                Field(
                    "profile",
                    Both("Ages of who comes (offset)", "上乗せする人の年齢構成"),
                    Kind.CHOICE,
                    (("", Both("Not stated", "指定しない")), *PROFILE_NAMES),
                    optional=True,
                ),
            ),
            optional=True,
        ),
        Rows(
            "arrivals",
            Both("Arrivals by policy", "施策による転入"),
            Both("row", "行"),
            (
                Field("from", Both("From", "開始年"), Kind.NUMBER),
                Field("to", Both("To", "終了年"), Kind.NUMBER),
                Field("per_year", Both("Persons a year", "毎年の人数（人）"), Kind.NUMBER),
                Field(
                    "profile", Both("Ages", "年齢構成"), Kind.CHOICE, PROFILE_NAMES, value="family"
                ),
            ),
        ),
    ),
    "keyed",
)

VISION = Group(
    "vision",
    Both("What is set against each other", "見比べるシナリオ"),
    (
        Field("status_quo", Both("Status quo", "現状推計"), Kind.CHOICE, "scenarios"),
        Field("aim", Both("Vision", "目指す姿"), Kind.CHOICE, "scenarios"),
        Field(
            "years",
            Both("Years compared", "見比べる年"),
            Kind.NUMBERS,
            help=Both("With commas: 2040, 2060", "コンマで区切ります（例：2040, 2060）"),
        ),
    ),
)

STRATEGY = Group(
    "strategy",
    Both("Joined strategy", "結びつける総合戦略"),
    (
        Field(
            "edition",
            Both("Frozen review", "確定した効果検証"),
            Kind.CHOICE,
            "editions",
            help=Both(
                "Its indicators are frozen with the result and stand on the workbook's sheet of KPIs.",
                "選ぶと、その指標が推計結果とともに保存され、ブックのKPIのシートに載ります。",
            ),
            optional=True,
        ),
    ),
    optional=True,
    folded=True,
)

SHEET: tuple[Part, ...] = (
    HEAD,
    Group("assumptions", Both("Assumptions", "仮定値"), (MIGRATION, SURVIVAL, FERTILITY)),
    SCENARIO,
    VISION,
    HINDCAST,
    EARLIER,
    EVENT,
    STATED,
    SECTORS,
    STRATEGY,
)
"""Every section of the page."""
