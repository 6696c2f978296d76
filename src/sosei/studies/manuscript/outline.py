"""Outlines to start a manuscript from: headings in the order of the document, and what belongs under each.

The prompts are our own; no sentence of a city's document stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sosei.base.messages import Both, Language


@dataclass(frozen=True, slots=True)
class Prompt:
    """One section to write.

    Attributes
    ----------
    anchor : str
        Printed section, or chapter of its own.
    heading : Both, optional
        Of a chapter of its own; a printed section has its question.
    words : Both
        What is written here.
    """

    anchor: str
    heading: Both | None
    words: Both


VISION = (
    Prompt(
        "aims",
        Both("What this vision is for", "策定の趣旨"),
        Both(
            "Write here why the vision is made, what it builds on, and how long it holds.",
            "ここには、ビジョンをつくる理由、もとになる計画、対象とする期間を書きます。",
        ),
    ),
    Prompt(
        "history",
        None,
        Both(
            "Write here how the population has moved: its peak, the years it turned, the three age groups.",
            "ここには、人口の移り変わりを書きます。最も多かった年、減り始めた年、年齢3区分の変化などです。",
        ),
    ),
    Prompt(
        "changes",
        None,
        Both(
            "Write here at which ages people leave and come back, and what may be the reason.",
            "ここには、どの年齢で転出し、どの年齢で戻るのか、その理由として考えられることを書きます。",
        ),
    ),
    Prompt(
        "balance",
        None,
        Both(
            "Write here what weighs more, natural or social change, and events that stand behind it.",
            "ここには、自然増減と社会増減のどちらが大きいか、背景にある出来事を書きます。",
        ),
    ),
    Prompt(
        "review",
        Both("What the vision so far taught", "これまでのビジョンの考察と総括"),
        Both(
            "Write here where the earlier projection held, where it did not, and what follows from it.",
            "ここには、前の推計と実際との違い、その要因、次に生かすことを書きます。",
        ),
    ),
    Prompt(
        "future",
        None,
        Both(
            "Write here what happens if nothing changes, and what is aimed for.",
            "ここには、このまま進んだ場合の見通しと、めざす人口を書きます。",
        ),
    ),
    Prompt(
        "detail",
        None,
        Both(
            "Write here how the ages shift, and when each group turns.",
            "ここには、年齢の構成がどう変わるか、いつ変わり目を迎えるかを書きます。",
        ),
    ),
    Prompt(
        "fields",
        None,
        Both(
            "Write here what it means for children, care, work and the town, and who is to act.",
            "ここには、子育て・福祉・産業・まちづくりへの影響と、対応を考える担当を書きます。",
        ),
    ),
    Prompt(
        "direction",
        None,
        Both(
            "Write here on which assumptions the vision rests, and why they can be reached.",
            "ここには、出生率や移動の前提と、それを実現できると考える理由を書きます。",
        ),
    ),
    Prompt(
        "difference",
        None,
        Both(
            "Write here what differs once the vision comes true.",
            "ここには、ビジョンが実現すると何が違うかを書きます。",
        ),
    ),
)
"""Of a population vision."""

PILLARS = "pillar-"
"""Beginning of the names of chapters that a strategy's pillars have."""

STRATEGY = (
    Prompt(
        "purpose",
        Both("What this strategy is for", "策定の趣旨"),
        Both(
            "Write here why the strategy is made, for which years, and how it stands beside plan and vision.",
            "ここには、戦略をつくる理由、計画期間、総合計画や人口ビジョンとの関係を書きます。",
        ),
    ),
    Prompt(
        "before",
        None,
        Both(
            "Write here results, issues and direction of the strategy that ends.",
            "ここには、終わる戦略の成果、課題、今後の方向性を書きます。",
        ),
    ),
    Prompt(
        "aims",
        None,
        Both("Write here what kind of town is aimed for.", "ここには、めざすまちの姿を書きます。"),
    ),
    Prompt(
        "principles",
        Both("Basic policy", "基本方針"),
        Both(
            "Write here the few principles by which measures were chosen.",
            "ここには、取組を選ぶときの考え方を、いくつかにまとめて書きます。",
        ),
    ),
    Prompt(
        "standing",
        None,
        Both(
            "Write here how the strategy stands, and what follows from it.",
            "ここには、いまの進み具合と、そこから考えることを書きます。",
        ),
    ),
    Prompt(
        PILLARS,
        None,
        Both(
            "Write here what this pillar aims for and how it is measured.",
            "ここには、この柱でめざすことと測り方を書きます。",
        ),
    ),
    Prompt(
        "by-sdgs",
        None,
        Both(
            "Write here which goals the pillars serve.",
            "ここには、柱がどの目標につながるかを書きます。",
        ),
    ),
)
"""Of a comprehensive strategy."""

REVIEW = (
    Prompt(
        "summary",
        Both("The year in short", "この1年のまとめ"),
        Both(
            "Write here how many targets were met, and what moved most.",
            "ここには、達成した目標の数と、大きく動いたものを書きます。",
        ),
    ),
    Prompt(
        "standing",
        None,
        Both(
            "Write here which indicators fall behind, the reason and what is done next.",
            "ここには、遅れている指標、その理由、次に行うことを書きます。",
        ),
    ),
    Prompt(
        "changed",
        None,
        Both(
            "Write here why judgements and targets moved.",
            "ここには、評価や目標値が変わった理由を書きます。",
        ),
    ),
    Prompt(
        PILLARS,
        None,
        Both(
            "Write here what came of this pillar, and what follows.",
            "ここには、この柱の成果と課題、これからのことを書きます。",
        ),
    ),
    Prompt(
        "opinions",
        None,
        Both(
            "Write here how the opinions are taken up.",
            "ここには、いただいた意見をどう生かすかを書きます。",
        ),
    ),
)
"""Of a yearly review."""


def spread(outline: Sequence[Prompt], sections: Sequence[str]) -> tuple[Prompt, ...]:
    """Return an outline with a prompt for each pillar, in the order of the document.

    Parameters
    ----------
    outline : sequence of Prompt
    sections : sequence of str
        Names of the chapters as they are printed.
    """
    own = [name for name in sections if name.startswith(PILLARS)]
    return tuple(
        each
        for prompt in outline
        for each in (
            (Prompt(name, None, prompt.words) for name in own)
            if prompt.anchor == PILLARS
            else (prompt,)
        )
    )


def text(outline: Sequence[Prompt], language: Language) -> str:
    """Return an outline as a manuscript with nothing but headings and prompts; the prompts are not printed.

    Parameters
    ----------
    outline : sequence of Prompt
    language : {"ja", "en"}
    """
    return "\n".join(
        f"# {f'{prompt.heading.text(language)} ' if prompt.heading else ''}{{#{prompt.anchor}}}\n"
        f"// {prompt.words.text(language)}\n"
        for prompt in outline
    )
