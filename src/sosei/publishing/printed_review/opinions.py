"""What outside reviewers say, with the municipality's answers; and every judgement with its reason."""

from __future__ import annotations

from sosei.publishing.printed_review.pillars import values
from sosei.publishing.printed_review.report import ReviewReport, marked
from sosei.publishing.sections.model import Section
from sosei.publishing.spoken import own, say, told
from sosei.publishing.strategy.frozen import FrozenOpinion
from sosei.publishing.strategy.plan import words
from sosei.publishing.tables import PrintedTable


def opinions(report: ReviewReport) -> Section:
    """Return the chapter of opinions, each beside its answer.

    Parameters
    ----------
    report : ReviewReport
    """
    found = report.frozen.opinions
    question = say(
        "外部委員の意見と市区町村の回答", "Opinions of outside reviewers, and the answers"
    )
    if not found:
        none = say("外部委員の意見はありません。", "There are no opinions of outside reviewers.")
        return Section("opinions", question, none)
    head = (say("対象", "About"), say("意見", "Opinion"), say("回答", "Answer"))
    title = say("意見と回答", "Opinions and answers")
    rows = tuple(map(_opinion, found))
    return Section(
        "opinions",
        question,
        say(f"{len(found)}件の意見がありました。", f"There are {len(found)} opinions."),
        tables=(PrintedTable(title, head, rows, prose=True),),
    )


def _opinion(each: FrozenOpinion) -> tuple[str, str, str]:
    about = say("戦略全体", "The strategy as a whole") if each.about is None else words(each.about)
    answer = own(each.answer) or say("未回答", "no answer yet")
    return about, _signed(own(each.text), each.by), _signed(answer, each.answered_by)


def _signed(text: str, by: str) -> str:
    return say(f"{text}（{by}）", f"{text} ({own(by)})") if by else text


def reasons(report: ReviewReport) -> Section:
    """Return the appendix: every indicator with what the rule says and why.

    Parameters
    ----------
    report : ReviewReport
    """
    rows = tuple(
        (words(each.name), marked(each.machine), told(each.reason))
        for each in report.frozen.indicators
    )
    head = (say("指標", "Indicator"), say("規則による評価", "By rule"), say("その理由", "Why"))
    every = values(report, say("すべての指標", "All indicators"), report.frozen.indicators)
    title = say("指標ごとの規則による評価と理由", "Every indicator: the rule's mark and its reason")
    return Section(
        "reasons",
        say("資料：すべての指標の評価とその理由", "Appendix: every judgement and its reason"),
        say(
            f"指標{len(rows)}件を、規則により評価した結果です。",
            f"What the rules say of {len(rows)} indicators.",
        ),
        tables=(PrintedTable(title, head, rows, prose=True, roomy=2), every),
    )
