"""Units in English: those that indicators of municipalities are counted in; another one stays as it is written."""

from __future__ import annotations

UNITS: dict[str, tuple[str, str]] = {
    "人": ("person", "people"),
    "名": ("person", "people"),
    "社": ("company", "companies"),
    "件": ("case", "cases"),
    "個": ("item", "items"),
    "世帯": ("household", "households"),
    "戸": ("house", "houses"),
    "組": ("couple or group", "couples or groups"),
    "円": ("yen", "yen"),
    "回": ("time", "times"),
    "店": ("shop", "shops"),
    "店舗": ("shop", "shops"),
    "台": ("unit", "units"),
    "本": ("item", "items"),
    "冊": ("book", "books"),
    "校": ("school", "schools"),
    "園": ("nursery school", "nursery schools"),
    "団体": ("organisation", "organisations"),
    "事業": ("project", "projects"),
    "事業所": ("establishment", "establishments"),
    "施設": ("facility", "facilities"),
    "箇所": ("place", "places"),
    "か所": ("place", "places"),
    "カ所": ("place", "places"),
    "ヶ所": ("place", "places"),
    "地区": ("district", "districts"),
    "区画": ("lot", "lots"),
    "種類": ("kind", "kinds"),
    "品目": ("product", "products"),
    "泊": ("night", "nights"),
    "人泊": ("person-night", "person-nights"),
    "時間": ("hour", "hours"),
    "分": ("minute", "minutes"),
    "日": ("day", "days"),
    "か月": ("month", "months"),
    "年": ("year", "years"),
    "歳": ("year of age", "years of age"),
    "点": ("point", "points"),
    "位": ("place in the ranking", "places in the ranking"),
    "倍": ("time as much", "times as much"),
    "トン": ("tonne", "tonnes"),
    "ｔ": ("tonne", "tonnes"),
    "％": ("%", "%"),
    "ポイント": ("percentage point", "percentage points"),
    "㎡": ("m²", "m²"),
    "㎢": ("km²", "km²"),
    "キロ": ("km", "km"),
}

CLOSE = frozenset({"%", "％"})
"""Units that follow their number without a space."""


def counted(number: str, unit: str) -> str:
    """Return a number with its unit in English: ``80 people``, ``1 company``, ``92.0%``."""
    if not unit:
        return number
    one, many = UNITS.get(unit, (unit, unit))
    word = one if number in {"1", "+1", "−1"} else many
    return f"{number}{word}" if unit in CLOSE else f"{number} {word}"


def head(unit: str) -> str:
    """Return a unit in English as a heading has it."""
    return UNITS.get(unit, (unit, unit))[1]
