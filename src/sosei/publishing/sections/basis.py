"""What the result rests on: assumptions, reasons, sources, and the address of the run."""

from __future__ import annotations

from sosei.publishing import tables, wording
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult

SHOWN_AGE = "75-79"
"""Age at the start whose path of survival is told as an example."""


def section(result: VisionResult) -> Section:
    """Return the section."""
    return Section(
        name="basis",
        question=say("何に基づくか", "What does it rest on?"),
        answer=say(
            f"{result.manifest['base_year']}年の国勢調査を基準に、"
            f"{wording.ENGINES[result.manifest['engine']]}で推計しました。",
            f"Projected from the census of {result.manifest['base_year']} by "
            f"{wording.ENGINES[result.manifest['engine']]}.",
        ),
        tables=(_assumptions(result), _sources(result), _files(result)),
        notes=(say(f"推計番号（SHA-256）：{result.address}", f"Run (SHA-256): {result.address}"),),
    )


def _assumptions(result: VisionResult) -> PrintedTable:
    m = result.manifest
    survival, migration, fertility = m["survival"], m["migration"], m["fertility"]
    life = survival["life_expectancy"]
    years = say("・", ", ").join(str(year) for year in survival["years"])
    tables_used = wording.MORTALITY[survival["tables"]].format(years=years)
    period = wording.periods("+".join(migration["periods"]))
    expectancy = wording.listed(
        [
            say(f"{wording.SEXES[sex]}{span}年", f"{wording.SEXES[sex].lower()} {span}")
            for sex in wording.SEXES
            for span in [tables.ratio(life[sex], 2)]
        ]
    )
    ratio, per_tfr = (
        tables.ratio(fertility[name], 4) for name in ("child_woman_ratio", "cwr_per_tfr")
    )
    ratios = say(
        f"子ども女性比{ratio}、合計特殊出生率1当たりの比{per_tfr}。",
        f"Child–woman ratio {ratio}, {per_tfr} for each TFR of 1. ",
    )
    versions = wording.listed(
        [f"{name} {m['versions'][name]}" for name in ("sosei", "numpy", "python")]
    )
    ages, boys = m["age_groups"], tables.ratio(fertility["males_per_100_females"], 1)
    method = wording.METHODS[migration["method"]]
    rows = (
        (
            say("基準人口", "Base population"),
            say(
                f"{wording.date(m['base_date'])}の国勢調査。年齢不詳は男女別に按分",
                f"Census of {wording.date(m['base_date'])}; unknown ages spread by sex",
            ),
        ),
        (
            say("生残率", "Survivorship ratios"),
            say(
                f"{tables_used}（平均寿命 {expectancy}）。{survival['reason']}",
                f"{tables_used} (life expectancy {expectancy}). {own(survival['reason'])}",
            ),
        ),
        *_path(result),
        (
            say("純移動率", "Net migration rates"),
            say(
                f"{period}（{method}）。{migration['reason']}",
                f"{period} ({method}). {own(migration['reason'])}",
            ),
        ),
        *(
            (say("純移動率の置き換え", "Net migration rates replaced"), wording.override(form))
            for form in migration["overrides"]
        ),
        (say("出生", "Fertility"), ratios + own(fertility["reason"])),
        (
            say("0～4歳の性比", "Sex ratio at ages 0–4"),
            say(f"女100人に対し男{boys}人（全国）", f"{boys} boys per 100 girls (nation)"),
        ),
        (
            say("年齢の区分", "Age groups"),
            say(
                f"{ages['count']}階級（{ages['open_from']}歳以上まで）",
                f"{ages['count']} groups (to {ages['open_from']}+)",
            ),
        ),
        (
            say("補正", "Raking"),
            say("一律補正なし", "none") if m["raking"] is None else str(m["raking"]),
        ),
        (
            say("負になった人口", "Cells below 0"),
            say(f"{m['clamped_cells']}セルを0に補正", f"{m['clamped_cells']} cells set to 0")
            if m["clamped_cells"]
            else say("なし", "none"),
        ),
        (say("版", "Versions"), versions),
    )
    head = (say("項目", "Item"), say("内容", "What"))
    title = say("仮定値と計算の記録", "Assumptions and record of the run")
    return PrintedTable(title, head, rows, prose=True)


def _path(result: VisionResult) -> tuple[tuple[str, str], ...]:
    """Say how survival goes on from its tables, and what that changes; nothing where it is held."""
    along = result.tables.get("survival_path")
    if along is None:
        return ()
    words = wording.SURVIVAL_PATHS[str(result.manifest["survival"]["path"])]
    quo, horizon = result.manifest["vision"]["status_quo"], result.manifest["horizon"]
    shown = SHOWN_AGE if SHOWN_AGE in along["age"] else str(along["age"][-1])
    men, women = (
        tables.ratio(along.value("dying", to=horizon, sex=sex, age=shown), 2)
        for sex in wording.SEXES
    )
    held = tables.persons(result.tables["survival_held"].value("age_65_plus", year=horizon))
    indicators = result.tables["indicators"]
    old = tables.persons(
        indicators.value("value", scenario=quo, year=horizon, indicator="age_65_plus")
    )
    label, age = wording.scenario(result, str(quo)), wording.age(shown)
    told = say(
        f"仮定：{words}。{horizon}年までの5年間に死亡する割合は、たとえば{age}では用いた表の男{men}倍、女{women}倍。"
        f"{label}の{horizon}年の65歳以上は{old}人（生残率を一定とすれば{held}人）。",
        f"Assumed: {words}. In the five years to {horizon}, of those aged {age} {men} times as many men and {women} "
        f"times as many women die as by the tables. {label}, 65 and over in {horizon}: {old} "
        f"({held} with survival held).",
    )
    return ((say("生残率の推移", "Path of survival"), told),)


def _sources(result: VisionResult) -> PrintedTable:
    lines = dict.fromkeys(line for group in result.manifest["sources"].values() for line in group)
    rows = tuple((str(number), own(str(line))) for number, line in enumerate(lines, start=1))
    head = (say("番号", "No."), say("出典", "Source"))
    return PrintedTable(say("用いた統計", "Statistics used"), head, rows, prose=True)


def _files(result: VisionResult) -> PrintedTable:
    """List the files that every figure was read from, each with its sheet, cells and hash."""
    rows = tuple(
        (
            wording.FIGURES[used["table"]],
            own(" ".join(filter(None, (used["file"], used["sheet"], used["cells"])))),
            used["file_hash"][:12],
        )
        for used in result.manifest["used"]
    )
    head = (
        say("使った表", "Table"),
        say("ファイル・シート・セル", "File, sheet, cells"),
        say("SHA-256（先頭12字）", "SHA-256 (first 12)"),
    )
    return PrintedTable(say("読み込んだファイル", "Files read"), head, rows, prose=True)
