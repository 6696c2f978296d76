"""Notes that a result carries in Japanese, and their English; what a municipality wrote itself stays as it is."""

from __future__ import annotations

import re
from functools import cache

from sosei.publishing.spoken import own, say

YEAR = r"(\d+)"
"""Stands in a sentence for a year."""

ENGLISH = (
    ("年齢不詳は男女別に按分しました。", "Unknown ages were spread pro rata by sex."),
    (
        r"(\d+)年までの国勢調査は年齢不詳を按分し、それより後の国勢調査は公表された区分のまま、割合は年齢の分かる人口に対するものです。",
        r"Up to \1 unknown ages of the census are spread; later ones stand as published, with shares of known ages. ",
    ),
    (
        "住民基本台帳は国勢調査と数え方が異なるため、差を取ることはできません。",
        "The resident register counts differently from the census: no difference can be taken between them.",
    ),
    (
        "市の男女別に、年齢の分かる人口に比例して按分しました。",
        "Spread by sex in proportion to the people whose age is known.",
    ),
    (
        "死亡は全国の死亡率による期待値、移動は残差（平均法）です。",
        "Deaths are those expected by national death rates; moves are the residual (average method). ",
    ),
    (
        "noise は、移動の大きさが死亡の偶然変動（2√D）より小さいことを示します。",
        "noise: the moves are smaller than the chance variation of deaths (2√D).",
    ),
    (
        "住民基本台帳の1年間（1月1日から12月31日）。その他の増減は職権による記載と消除などです。",
        "A year of the resident register (1 January to 31 December). Other change: entries and deletions ex officio.",
    ),
    (
        r"人口は各年10月1日の国勢調査、出生・死亡・転入・転出は(\d+)年から(\d+)年までの暦年の合計です。",
        r"Population by the census of 1 October; births, deaths and moves are sums of the calendar years \1 to \2. ",
    ),
    (
        "統計上の差異には、3か月の期間のずれ、外国人の移動、避難者の移動、調査の誤差が含まれます。",
        "The differences hold three months of shift, moves of foreigners and evacuees, and errors of counting.",
    ),
    (
        "年齢は期首の階級で、最後の行は開放階級とその前の階級を合わせて適用します。",
        "Ages are those at the start of a step; the last row holds for the open group and the one before it.",
    ),
    (
        "誤差は（推計−国勢調査）÷国勢調査。生残率は基準年に知られていた死亡率によります。",
        "Error = (projected − counted) ÷ counted. Survival by the death rates known in the base year.",
    ),
    (
        "差は（推計−国勢調査）、誤差は差÷国勢調査です。国勢調査の年齢不詳は男女別に按分しました。",
        "Difference = projected − counted; error = difference ÷ counted. Unknown ages were spread by sex.",
    ),
    (
        "公表概要からの試算・全文未確認。約は最後の桁の半分、程度は±5%までとして読みました。",
        "Reconstructed from the published outline; full text not checked. 'About' is read as half of the last digit, "
        "'or so' as ±5%. ",
    ),
    (
        "年の記載がない数値は推計の最終年と比べています。",
        "Figures without a year are compared with the last year of the projection. ",
    ),
)
"""Sentences of ours by what they match, and their English."""


def note(words: str) -> str:
    """Return a result's note in the language that is spoken.

    Parameters
    ----------
    words : str
        Our sentences, then those of the study.
    """
    return say(words, _english(words)) if words else ""


def _english(words: str) -> str:
    told, rest = "", words.strip()
    while rest:
        found = next(((m, en) for ja, en in _compiled() if (m := ja.match(rest))), None)
        if found is None:
            return f"{told}{own(rest)}".strip()
        match, english = found
        told += match.expand(english) if match.re.groups else english
        rest = rest[match.end() :].strip()
    return told.strip()


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(ja)), english) for ja, english in ENGLISH)


def _pattern(ja: str) -> str:
    """Return what matches a sentence: its years are numbers, all else stands as it is."""
    return YEAR.join(re.escape(part) for part in ja.split(YEAR))
