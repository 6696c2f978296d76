"""What a study lacks, and where it is published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sosei.base.areas import Gazetteer
from sosei.base.errors import Fault
from sosei.base.messages import Both
from sosei.studies.held.figures import Held

ESTAT = Both("e-Stat (portal of official statistics)", "政府統計の総合窓口（e-Stat）")
SSDSE = Both("Statistics Center, SSDSE-A", "統計センター「教育用標準データセット SSDSE-A」")
REGISTER = Both(
    "Ministry of Internal Affairs, resident register (also on e-Stat)",
    "総務省「住民基本台帳に基づく人口、人口動態及び世帯数」（e-Stat にもあります）",
)
HEALTH = Both(
    "Ministry of Health, vital statistics and life tables", "厚生労働省「人口動態統計」「生命表」"
)


class Missing(NamedTuple):
    """One thing that is not in the library.

    Attributes
    ----------
    key : str
        Table of a study's figures.
    what : Both
    without : Both
        What is left out, or used instead, as long as it is missing.
    published : Both
        Who publishes it.
    needed : bool
        Whether nothing can be run without it.
    """

    key: str
    what: Both
    without: Both
    published: Both
    needed: bool = False


CENSUS = Missing(
    "census",
    Both("census by sex and five-year age", "国勢調査 男女・年齢（5歳階級）別人口"),
    Both("nothing can be projected", "将来人口を推計できません"),
    ESTAT,
    needed=True,
)
PERIOD = Missing(
    "period",
    Both(
        "two censuses five years apart, the later one after 2009 or with life tables of both years",
        "5年違いの2回の国勢調査（後の回が2010年以降のもの、または両方の年の生命表があるもの）",
    ),
    Both("migration cannot be told", "移動の仮定を作れません"),
    ESTAT,
    needed=True,
)


def lack(place: str, what: Both, published: Both) -> Fault:
    """Return the fault that nothing can be run without something.

    Parameters
    ----------
    place : str
        What lacks it: an area, a library.
    what, published : Both
        As of `Missing`.
    """
    return Fault("figures_lacking", place, values={"what": what, "published": published})


_OPTIONAL = {
    "register": Missing(
        "register",
        Both("resident register by age", "住民基本台帳 年齢階級別人口"),
        Both("today's ages are not shown", "最近の年齢構成を示せません"),
        REGISTER,
    ),
    "register_dynamics": Missing(
        "register_dynamics",
        Both("births, deaths and moves of the register", "住民基本台帳 人口動態"),
        Both("the balance of each year is not shown", "年ごとの自然増減と社会増減を示せません"),
        REGISTER,
    ),
    "vital_statistics": Missing(
        "vital_statistics",
        Both("births and deaths", "人口動態統計 出生数・死亡数"),
        Both("the balance between censuses is not shown", "国勢調査の間の増減の内訳を示せません"),
        SSDSE,
    ),
    "migration_report": Missing(
        "migration_report",
        Both("in- and out-migrants", "住民基本台帳人口移動報告 転入者数・転出者数"),
        Both("the balance between censuses is not shown", "国勢調査の間の増減の内訳を示せません"),
        SSDSE,
    ),
}
_AHEAD = Missing(
    "projection_national",
    Both("projection of the nation by sex and age", "日本の将来推計人口（男女・年齢別）"),
    Both(
        "survival is held, and ranges of 65 and over are too narrow",
        "生残率を一定とし、65歳以上の幅は狭すぎるものになります",
    ),
    Both(
        "National Institute of Population and Social Security Research",
        "国立社会保障・人口問題研究所「日本の将来推計人口」",
    ),
)
_SHIPPED = {
    "death_rates": Missing(
        "death_rates",
        Both("national death rates or life tables", "全国の死亡率または生命表"),
        Both("those that ship are used (to 2018)", "付属の値（2018年まで）を使います"),
        HEALTH,
    ),
    "national_fertility": Missing(
        "national_fertility",
        Both("the nation's census and TFR", "全国の国勢調査と合計特殊出生率"),
        Both("those that ship are used (2015, 2020)", "付属の値（2015年、2020年）を使います"),
        HEALTH,
    ),
    "sex_ratio": Missing(
        "sex_ratio",
        Both("the nation's census", "全国の国勢調査"),
        Both(
            "the sex ratios that ship are used (2015, 2020)",
            "付属の性比（2015年、2020年）を使います",
        ),
        ESTAT,
    ),
}
_HISTORY = Missing(
    "municipal_changes",
    Both("history of municipalities", "市区町村の変遷"),
    Both("mergers are not followed", "合併の前後をつなげません"),
    Both("e-Stat, linked data of standard area codes", "e-Stat 統計LOD「標準地域コード」"),
)


def missing_of(
    held: Held, bases: Sequence[int], periods: Sequence[str], gazetteer: Gazetteer
) -> tuple[Missing, ...]:
    """Return what is missing, what is needed first.

    Parameters
    ----------
    held : Held
    bases : sequence of int
        Censuses that can be a base.
    periods : sequence of str
        Periods with survival.
    gazetteer : Gazetteer
    """
    figures = held.figures
    there = {"register": figures.register is not None} | {
        name: name in figures.events for name in _OPTIONAL if name != "register"
    }
    needed = [] if bases else [CENSUS]
    needed += [] if periods or not bases else [PERIOD]
    optional = [missing for name, missing in _OPTIONAL.items() if not there[name]]
    ahead = [] if figures.decline is not None else [_AHEAD]
    shipped = [missing for name, missing in _SHIPPED.items() if name in held.shipped]
    history = [] if gazetteer.changes else [_HISTORY]
    return (*needed, *optional, *ahead, *shipped, *history)
