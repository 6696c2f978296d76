"""What the result rests on: assumptions, reasons, sources, and the address of the run."""

from __future__ import annotations

from sosei.publishing import tables, wording
from sosei.publishing.sections.model import Section
from sosei.publishing.tables import PrintedTable
from sosei.studies.result import VisionResult


def section(result: VisionResult) -> Section:
    """Return the section."""
    return Section(
        name="basis",
        question="何に基づくか",
        answer=(
            f"{result.manifest['base_year']}年の国勢調査を基準に、"
            f"{wording.ENGINES[result.manifest['engine']]}で推計しました。"
        ),
        tables=(_assumptions(result), _sources(result), _files(result)),
        notes=(f"推計番号（SHA-256）：{result.address}",),
    )


def _assumptions(result: VisionResult) -> PrintedTable:
    m = result.manifest
    survival, migration, fertility = m["survival"], m["migration"], m["fertility"]
    life = survival["life_expectancy"]
    years = "・".join(str(year) for year in survival["years"])
    tables_used = wording.MORTALITY[survival["tables"]].format(years=years)
    period = wording.periods("+".join(migration["periods"]))
    expectancy = "、".join(
        f"{wording.SEXES[sex]}{tables.ratio(life[sex], 2)}年" for sex in wording.SEXES
    )
    ratios = (
        f"子ども女性比{tables.ratio(fertility['child_woman_ratio'], 4)}、"
        f"合計特殊出生率1当たりの比{tables.ratio(fertility['cwr_per_tfr'], 4)}。"
    )
    versions = "、".join(f"{name} {m['versions'][name]}" for name in ("sosei", "numpy", "python"))
    rows = (
        ("基準人口", f"{wording.date(m['base_date'])}の国勢調査。年齢不詳は男女別に按分"),
        (
            "生残率",
            f"{tables_used}（平均寿命 {expectancy}）。{survival['reason']}",
        ),
        ("純移動率", f"{period}（{wording.METHODS[migration['method']]}）。{migration['reason']}"),
        *(("純移動率の置き換え", wording.override(form)) for form in migration["overrides"]),
        ("出生", ratios + fertility["reason"]),
        (
            "0～4歳の性比",
            f"女100人に対し男{tables.ratio(fertility['males_per_100_females'], 1)}人（全国）",
        ),
        (
            "年齢の区分",
            f"{m['age_groups']['count']}階級（{m['age_groups']['open_from']}歳以上まで）",
        ),
        ("補正", "一律補正なし" if m["raking"] is None else str(m["raking"])),
        ("負になった人口", f"{m['clamped_cells']}セルを0に補正" if m["clamped_cells"] else "なし"),
        ("版", versions),
    )
    return PrintedTable("仮定値と計算の記録", ("項目", "内容"), rows, prose=True)


def _sources(result: VisionResult) -> PrintedTable:
    lines = dict.fromkeys(line for group in result.manifest["sources"].values() for line in group)
    rows = tuple((str(number), str(line)) for number, line in enumerate(lines, start=1))
    return PrintedTable("用いた統計", ("番号", "出典"), rows, prose=True)


def _files(result: VisionResult) -> PrintedTable:
    """List the files that every figure was read from, each with its sheet, cells and hash."""
    rows = tuple(
        (
            wording.FIGURES[used["table"]],
            " ".join(filter(None, (used["file"], used["sheet"], used["cells"]))),
            used["file_hash"][:12],
        )
        for used in result.manifest["used"]
    )
    head = ("使った表", "ファイル・シート・セル", "SHA-256（先頭12字）")
    return PrintedTable("読み込んだファイル", head, rows, prose=True)
