"""Who may open a review under way: the city hall and its outside reviewers; what is frozen, everybody."""

from sosei.web.people.doors import PUBLIC

INSIDE = (
    "reviews",
    "reviews-mine",
    "review",
    "review-report",
    "review-step",
    "evidence",
    "review-judgement",
    "review-opinions",
    "review-freeze",
    "review-file",
)
FROZEN = ("editions", "edition", "edition-json", "edition-file", "edition-changes")
DOORS = (
    dict.fromkeys(INSIDE, "review.read")
    | dict.fromkeys(FROZEN, PUBLIC)
    | {
        "review-open": "review.open",
        "review-give": "review.open",
        "review-remind": "review.open",
        "review-silent": "review.open",
        "review-mark": "judgement.override",
        "review-answer": "answer.write",
        "reviews-approve": "report.approve",
        "review-draft": "report.write",
        "review-sheet": "report.write",
        "review-sheet-file": "report.write",
        "review-sheet-look": "report.write",
        "review-sheets": "review.open",
        "review-draft-drop": "report.write",
        "evidence-out": "report.write",
    }
)
