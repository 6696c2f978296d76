"""Every official table that is read: how it is called, where it is published, how it is recognised and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sosei.base.messages import Both
from sosei.readers.block import Block
from sosei.readers.official import (
    area_age_population,
    census,
    census_book,
    death_rates,
    life_table,
    life_table_mhlw,
    projection_municipal,
    projection_national,
    projection_totals,
    projection_town,
    register_by_age,
    register_dynamics,
    resident_estimate,
    ssdse_a,
    tidy,
)
from sosei.readers.official.sheets import Sheet


class Layout(NamedTuple):
    """One official table.

    Attributes
    ----------
    title : Both
        What it is called.
    statistic : str
        Key of its blocks.
    published : Both
        Where it is published, and in which form.
    verified : bool
        Whether it was checked on an official file; if not, pages say 未検証. Of some tables only some editions
        were: each block says it of itself.
    recognise, read : callable
    """

    title: Both
    statistic: str
    published: Both
    verified: bool
    recognise: Callable[[Sheet], bool]
    read: Callable[[Sheet], Block | tuple[Block, ...]]


_IPSS_MUNICIPAL = Both(
    "IPSS, Regional Population Projections for Japan (2018, 2023)",
    "社人研「日本の地域別将来推計人口」（平成30年・令和5年推計）",
)

LAYOUTS = (
    Layout(
        Both("tidy CSV", "整然とした CSV"),
        "tidy",
        Both(
            "your own table, columns as in docs/formats.md",
            "手元の表（列は docs/formats.md のとおり）",
        ),
        verified=True,
        recognise=tidy.recognise,
        read=tidy.read_tidy,
    ),
    Layout(
        Both("resident register by age", "住民基本台帳年齢階級別人口"),
        "register_by_age",
        Both(
            "Ministry of Internal Affairs, register population, by municipality and age (xlsx, xls)",
            "総務省「住民基本台帳に基づく人口」市区町村別 年齢階級別（xlsx・xls）",
        ),
        verified=True,
        recognise=register_by_age.recognise,
        read=register_by_age.read_register_by_age,
    ),
    Layout(
        Both("dynamics of the resident register", "住民基本台帳 人口動態"),
        "register_dynamics",
        Both(
            "Ministry of Internal Affairs, register population, households and dynamics by municipality",
            "総務省「住民基本台帳に基づく人口、人口動態及び世帯数」市区町村別（csv・xlsx・xls）",
        ),
        verified=True,
        recognise=register_dynamics.recognise,
        read=register_dynamics.read_register_dynamics,
    ),
    Layout(
        Both("SSDSE-A", "SSDSE-A（教育用標準データセット）"),
        "ssdse_a",
        Both("National Statistics Center, SSDSE (csv)", "統計センター「SSDSE」市区町村（csv）"),
        verified=True,
        recognise=ssdse_a.recognise,
        read=ssdse_a.read_ssdse_a,
    ),
    Layout(
        Both("population by district and age", "地域・年齢別人口"),
        "area_age_population",
        Both(
            "open data of a municipality, in the standard data set (csv)",
            "市区町村のオープンデータ（自治体標準オープンデータセット、csv）",
        ),
        verified=True,
        recognise=area_age_population.recognise,
        read=area_age_population.read_area_age_population,
    ),
    Layout(
        Both("national death rates", "死亡率（全国）"),
        "death_rates",
        Both("vital statistics, deaths per 100,000 (csv)", "人口動態統計 年齢別死亡率（csv）"),
        verified=True,
        recognise=death_rates.recognise,
        read=death_rates.read_death_rates,
    ),
    Layout(
        Both("life table (CSV)", "生命表（CSV）"),
        "life_table",
        Both(
            "your own table: table, year, sex, age, qx",
            "手元の表（列は table, year, sex, age, qx）",
        ),
        verified=True,
        recognise=life_table.recognise,
        read=life_table.read_life_table,
    ),
    Layout(
        Both("complete and abridged life tables", "完全生命表・簡易生命表"),
        "life_table",
        Both("Ministry of Health, life tables (xlsx, xls)", "厚生労働省「生命表」（xlsx・xls）"),
        verified=False,
        recognise=life_table_mhlw.recognise,
        read=life_table_mhlw.read_life_table_mhlw,
    ),
    Layout(
        Both("national population projections", "日本の将来推計人口"),
        "projection_national",
        Both(
            "IPSS, Population Projections for Japan (xls, xlsx)",
            "社人研「日本の将来推計人口」（xls・xlsx）",
        ),
        verified=True,
        recognise=projection_national.recognise,
        read=projection_national.read_projection_national,
    ),
    Layout(
        Both("population census by sex and age", "国勢調査 男女・年齢別人口"),
        "census",
        Both(
            "e-Stat, population census, tables by sex and age: download as CSV",
            "e-Stat「国勢調査」男女・年齢別の表（CSV でダウンロード）",
        ),
        verified=True,
        recognise=census.recognise,
        read=census.read_census,
    ),
    Layout(
        Both("population census by sex and age (workbook)", "国勢調査 男女・年齢別人口（Excel）"),
        "census",
        Both(
            "e-Stat, population census 2020 and 2025, tables by sex and age as files (xlsx)",
            "e-Stat「国勢調査」令和2年・令和7年 人口等基本集計 第2-7表など（Excel）",
        ),
        verified=False,
        recognise=census_book.recognise,
        read=census_book.read_census_book,
    ),
    Layout(
        Both("municipal projections by sex and age", "日本の地域別将来推計人口（男女・年齢別）"),
        "projection_municipal",
        _IPSS_MUNICIPAL,
        verified=False,
        recognise=projection_municipal.recognise,
        read=projection_municipal.read_projection_municipal,
    ),
    Layout(
        Both("municipal projections, tables 1 and 2", "日本の地域別将来推計人口 結果表1・2"),
        "projection_municipal",
        _IPSS_MUNICIPAL,
        verified=False,
        recognise=projection_totals.recognise,
        read=projection_totals.read_projection_totals,
    ),
    Layout(
        Both(
            "municipal projections, a sheet each", "日本の地域別将来推計人口（市区町村別のシート）"
        ),
        "projection_municipal",
        _IPSS_MUNICIPAL,
        verified=False,
        recognise=projection_town.recognise,
        read=projection_town.read_projection_town,
    ),
    Layout(
        Both("monthly resident population", "現住人口（推計人口）"),
        "resident_estimate",
        Both("web page of the prefecture, monthly", "都道府県のページ（毎月）"),
        verified=False,
        recognise=resident_estimate.recognise,
        read=resident_estimate.read_resident_estimate,
    ),
)
"""In the order in which they are tried."""
