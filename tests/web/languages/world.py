"""The product with something on every page, and an example of every address."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from tests import atlas, own_rates, planner_files
from tests.districts import ROLES as DISTRICT_ROLES
from tests.districts import SCHOOLS, count_rows, write
from tests.people import acting
from tests.reviews import CYCLE, package, seen
from tests.sample import SAMPLE
from tests.web.studies.studio import AIM, Studio

from sosei.publishing.field_words import FIELDS
from sosei.studies.manuscript.written import Written
from sosei.studies.result import VisionResult
from sosei.web import demo
from sosei.web.jobs.models import Job
from sosei.web.manuscripts import actions as writing
from sosei.web.manuscripts import subjects as written_about
from sosei.web.people import demo as people
from sosei.web.people import links, load
from sosei.web.people.doors import doors
from sosei.web.people.models import Department, Person, Post
from sosei.web.people.roles import ROLES
from sosei.web.people.verbs import VERBS
from sosei.web.places import actions as own_files
from sosei.web.places.subjects import Subject
from sosei.web.plans import actions as plans
from sosei.web.reviews.freezing import accept_silence, freeze
from sosei.web.reviews.models import Edition, Report, ReviewCycle
from sosei.web.reviews.opening import open_review
from sosei.web.studies.models import StudyDraft
from sosei.web.visions import actions as visions
from sosei.web.visions.models import StoredResult

FIRST, SECOND, TRIAL = "aizuwakamatsu-1", "aizuwakamatsu-2", "trial"
FIRST_INDICATOR = "S1-P1-K1"
TRIAL_HEAD = plans.Head(TRIAL, "07202", "試験市", "試験の戦略", 2020, 2024)
FROZEN_ON = date(2022, 9, 1)

WRITER = acting("planner", name="見本 花子")

TOWN = "07202"
NODE, INDICATOR, DEPARTMENT = "S2-P1", "S2-P1-G1", "kodomo"

HANDED_OUT = frozenset(
    [
        "file",
        "plan_file",
        "study_file",
        "study_manuscript_file",
        "plan_manuscript_file",
        "review_manuscript_file",
        "run_fields_csv",
        "own_file",
        "own_used_rates",
        "run_districts_csv",
        "edition-json",
        "edition-file",
        "review-file",
        "strategy-file",
        "evidence",
        "review-sheet-file",
        "review-sheets",
        "trail_csv",
        "account_data",
        "dashboard_card",
        "dashboard_file",
        "atlas_file",
        "atlas_prefecture_file",
        "explore_take",
        "explore_figures",
        "explore_closing",
        "nation_csv",
        "open_data_file",
    ]
)
"""Addresses that hand out a file."""

NO_READER = frozenset(
    [
        "health_live",
        "health_ready",
        "oidc",
        "oidc_back",
        "open_data_catalogue",
        "open_data_feed",
        "api_description",
        "api_action",
        "api_action_unversioned",
    ]
)
"""Addresses that answer a machine, or lead to the provider of the city's accounts and back."""

SENT_TO = frozenset(
    [
        "api_proposals",
        "demo_login",
        "logout",
        "job_cancel",
        "plan_publish",
        "plan_take_in",
        "plan_move",
        "plan_proposal",
        "plan_official",
        "plan_revoke",
        "plan_framework_list",
        "review-step",
        "review-draft",
        "review-draft-drop",
        "evidence-out",
        "review-remind",
        "review-give",
        "review-silent",
        "review-mark",
        "review-answer",
        "reviews-approve",
        "study_import",
        "study_copy",
        "run_show",
        "explore_keep",
        "own_send",
        "account_password",
        "account_everywhere",
        "account_session_end",
        "department_new",
        "post_new",
        "person_appoint",
        "person_end",
        "person_close",
        "person_link",
        "person_unlock",
    ]
)
"""Addresses that only take a form, and answer with a page that stands here too."""


@dataclass(frozen=True)
class World:
    """What was made, to be named in addresses."""

    result: StoredResult
    study: StudyDraft
    block: str
    folder: str
    review: ReviewCycle
    report: Report
    edition: Edition
    newcomer: Person
    looked_at: UUID
    sheet: Mapping[str, object]

    def _manuscripts(self) -> dict[str, tuple[Mapping[str, object], ...]]:
        """Return what fills the addresses of texts, of every kind."""
        keys = {"study": self.study.pk, "plan": SECOND, "review": self.review.pk}
        sections = {"study": "future", "plan": "aims", "review": "standing"}
        told: dict[str, tuple[Mapping[str, object], ...]] = {}
        for kind, key in keys.items():
            told[f"{kind}_manuscript"] = told[f"{kind}_manuscript_versions"] = ({"key": key},)
            told[f"{kind}_manuscript_section"] = tuple(
                {"key": key, "tongue": tongue, "anchor": sections[kind]} for tongue in ("ja", "en")
            )
        return told

    def examples(self) -> Mapping[str, tuple[Mapping[str, object], ...]]:
        """Return what fills each address that is a page, by its name."""
        slug = {"slug": SECOND}
        study = {"number": self.study.pk}
        framework = {**slug, "framework": "sdgs"}
        review = {"cycle": self.review.pk}
        edition = {"address": self.edition.address}
        nothing: tuple[Mapping[str, object], ...] = ({},)
        return {
            "front": nothing,
            "login": nothing,
            "data": nothing,
            "added": ({"folder": self.folder},),
            "block": ({"number": self.block},),
            "remove": ({"number": self.block},),
            "trace": nothing,
            "nation": nothing,
            "jobs": nothing,
            "job": tuple({"number": job.pk} for job in Job.objects.all()[:1]),
            "studies": nothing,
            "study_new": nothing,
            "study": (study,),
            "study_delete": (study,),
            "compare": (study,),
            **self._manuscripts(),
            "run": ({**study, "run": 2},),
            "run_fields": ({**study, "run": 2},),
            "run_assumptions": ({**study, "run": 2},),
            "run_ensemble": ({**study, "run": 2},),
            "run_field": tuple({**study, "run": 2, "name": name} for name in FIELDS),
            "run_districts": ({**study, "run": 2},),
            "own_files": ({**study, "run": 2},),
            "own_look": ({**study, "run": 2, "sent": self.looked_at},),
            "own_remove": ({**study, "run": 2, "subject": Subject.RATES},),
            "vision": ({"area": TOWN},),
            "stored": ({"area": TOWN, "address": self.result.address},),
            "dashboards": nothing,
            "dashboard": ({"area": TOWN},),
            "dashboard_embed": ({"area": TOWN},),
            "dashboard_embedding": ({"area": TOWN},),
            "atlas": ({}, {"?by": "municipalities", "?measure": "population"}),
            "atlas_prefecture": ({"prefecture": TOWN[:2]}, {"prefecture": "13"}),
            "explore": ({"area": TOWN, "address": self.result.address},),
            "explore_guide": ({"area": TOWN, "address": self.result.address},),
            "plans": nothing,
            "plan_new": nothing,
            "plan": (slug, {"slug": FIRST}),
            "plan_head": (slug,),
            "plan_worth": (slug,),
            "plan_worth_rule": ({**slug, "indicator": INDICATOR},),
            "plan_rows": tuple(
                {**slug, "table": table, "name": name}
                for table, name in (
                    ("extractions", NODE),
                    ("placements", NODE),
                    ("breaks", INDICATOR),
                )
            ),
            "plan_succeed": (slug,),
            "plan_successions": ({"slug": FIRST},),
            "plan_succession": ({"slug": FIRST, "of": "indicator", "name": FIRST_INDICATOR},),
            "plan_files": (slug,),
            "plan_frameworks": (slug,),
            "plan_framework_remove": ({**framework, "code": "1"},),
            "plan_texts": ({**slug, "name": NODE},),
            "plan_tagging": (framework,),
            "plan_tags": ({**slug, "of": "node", "name": NODE},),
            "plan_node_new": (slug,),
            "plan_node": ({**slug, "node": NODE},),
            "plan_node_remove": ({**slug, "node": NODE},),
            "plan_indicator_new": ({**slug, "?node": NODE},),
            "plan_indicator": ({**slug, "indicator": INDICATOR},),
            "plan_observations": ({**slug, "indicator": INDICATOR},),
            "plan_target": ({**slug, "indicator": INDICATOR},),
            "plan_indicator_remove": ({**slug, "indicator": INDICATOR},),
            "plan_proposals": (slug,),
            "plan_sources": (slug,),
            "strategies": nothing,
            "strategy": (slug, {"slug": FIRST}),
            "strategy-year": ({**slug, "year": 2021}, {"slug": FIRST, "year": 2018}),
            "strategy-worth": (slug,),
            "strategy-review": (slug, {"slug": FIRST}),
            "strategy-search": (slug,),
            "strategy-by": (framework,),
            "strategy-entry": ({**framework, "code": "1"},),
            "strategy-node": ({**slug, "node": NODE},),
            "strategy-indicator": ({**slug, "indicator": INDICATOR},),
            "join": ({"token": links.token(self.newcomer, links.Link.INVITATION)},),
            "forgotten": nothing,
            "account": nothing,
            "prove": nothing,
            "kept": nothing,
            "people": nothing,
            "people_invite": nothing,
            "departments": nothing,
            "reorganise": nothing,
            "person": ({"number": self.newcomer.pk},),
            "trail": nothing,
            "review-sheet": ({**review, "department": DEPARTMENT},),
            "review-sheet-look": (self.sheet,),
            "reviews": nothing,
            "reviews-mine": nothing,
            "review-open": ({"slug": FIRST},),
            "editions": nothing,
            "edition": (edition,),
            "edition-changes": (edition,),
            "open_data": nothing,
            "open_dataset": ({"name": f"vision-{TOWN}"}, {"name": "review-trial-2021-yearly"}),
            "open_dataset_edition": ({"name": "review-trial-2021-yearly", "number": 1},),
            "api": nothing,
            "review-report": ({"number": self.report.pk},),
            "review": (review,),
            "review-judgement": (review,),
            "review-opinions": (review,),
            "review-freeze": (review,),
        }


def made(client: Client, result: VisionResult) -> World:
    """Load the sample, take in figures, make and run a study, open one review and freeze another."""
    demo.store_accounts()
    _speak_japanese()
    demo.store_strategies(SAMPLE)
    demo.store_review()
    stored = visions.store(result=result, files={"vision.pdf": b"%PDF", "vision.en.pdf": b"%PDF"})
    visions.show(stored=stored, by=WRITER)
    _mapped()
    studio = Studio(client)
    studio.drop_and_see(
        ("census.csv", planner_files.census()),
        ("census_groups.csv", planner_files.census_groups()),
        ("death_rates.csv", planner_files.death_rates()),
    )
    from sosei.web.data import load as data  # noqa: PLC0415

    review = ReviewCycle.objects.get(strategy__slug=SECOND)
    study = _studied(studio)
    _wrote(study)
    _wrote_of_indicators(written_about.StrategySubject(review.strategy), "standing")
    _wrote_of_indicators(written_about.ReviewSubject(review), "standing")
    return World(
        result=stored,
        study=study,
        block=data.entries()[0].id,
        folder=str(Job.objects.get(kind="add_files").arguments["folder"]),
        review=review,
        report=review.reports.all()[0],
        edition=_frozen(),
        newcomer=Person.objects.get(email=people.address("viewer")),
        looked_at=_given(),
        sheet=_handed_in(client, review),
    )


def _mapped() -> None:
    """Give the library boundaries."""
    from sosei.web.data import load as data  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        data.library().add(atlas.boundaries(Path(folder)), "見本 花子")


def _speak_japanese() -> None:
    """Give people, departments and posts of the tests names that stand in Japanese only."""
    Person.objects.filter(demo=False).update(name="見本 花子")
    for department in Department.objects.filter(english_name=""):
        Department.objects.filter(pk=department.pk).update(name=f"見本課{department.pk}")
    for post in Post.objects.filter(english_name=""):
        Post.objects.filter(pk=post.pk).update(name=f"見本{post.pk}")


def _studied(studio: Studio) -> StudyDraft:
    study = studio.make()
    for path in ("2.1", "2.4"):
        studio.type(study, {**AIM, "scenario-1-tfr-1-value": path}, "run")
        studio.worked_off()
    return study


def _wrote(study: StudyDraft) -> None:
    """Begin the text of a vision and write a section of it, with a number and one typed as digits."""
    subject = written_about.StudySubject(study)
    beside = subject.beside("ja")
    assert beside is not None
    begun = writing.start(subject=subject, by=WRITER)
    total = next(str(offer.references[0]) for offer in beside.offered("future"))
    section = Written("future", "", f"見本の文、{total}、{{{{figure:scenarios}}}}、12,345人。")
    writing.save(subject=subject, section=section, beside=beside, version=begun.number, by=WRITER)


def _wrote_of_indicators(subject: written_about.Subject, anchor: str) -> None:
    """Begin the text of a strategy or a review and write a section of it, with a number and a table."""
    beside = subject.beside("ja")
    assert beside is not None
    begun = writing.start(subject=subject, by=WRITER)
    number = next(str(offer.references[0]) for offer in beside.offered(anchor))
    section = Written(anchor, "", f"見本の文、{number}、{{{{table:{anchor}-1}}}}、12,345人。")
    writing.save(subject=subject, section=section, beside=beside, version=begun.number, by=WRITER)


def _given() -> UUID:
    """Save rates and districts of the town, and send other rates that are looked at."""
    with tempfile.TemporaryDirectory() as folder:
        texts = [own_rates.write(Path(folder), key).read_text() for key in ("carers", "nursery")]
        told = {"districts": count_rows(), "schools": SCHOOLS, "district_roles": DISTRICT_ROLES}
        files = {
            f"{name}.csv": {
                "name": f"{name}.csv",
                "text": write(Path(folder), f"{name}.csv", rows).read_text(),
            }
            for name, rows in told.items()
        }
    planner = load.actor(Person.objects.get(email="planner@city.example.jp"))
    rates = [{"rates.csv": {"name": "市の率.csv", "text": text}} for text in texts]
    for subject, each in ((Subject.RATES, rates[0]), (Subject.DISTRICTS, files)):
        sent = own_files.send(area=TOWN, subject=subject, files=each, by=WRITER)
        own_files.save(sent=sent, replaces="", by=WRITER)
    return own_files.send(area=TOWN, subject=Subject.RATES, files=rates[1], by=planner).pk


def _frozen() -> Edition:
    strategy = plans.create(head=TRIAL_HEAD, package=package(seen("births", 2020, 812)), by=WRITER)
    cycle = open_review(strategy=strategy, cycle=CYCLE, by=WRITER)
    for request in cycle.requests.all():
        accept_silence(row=request, reason="集計が間に合わないため", by=WRITER)
    freeze(cycle=cycle, today=FROZEN_ON, by=WRITER)
    accept_silence(row=cycle.requests.all()[0], reason="担当の異動があったため", by=WRITER)
    return freeze(cycle=cycle, today=FROZEN_ON, by=WRITER, reason="理由の訂正")


def _handed_in(client: Client, review: ReviewCycle) -> Mapping[str, object]:
    """Hand in a department's sheet as it was given out; return where it is looked at."""
    of = {"cycle": review.pk, "department": DEPARTMENT}
    content = client.get(reverse("review-sheet-file", kwargs=of)).content
    sheet = SimpleUploadedFile("sheet.xlsx", content)
    answer = client.post(reverse("review-sheet", kwargs=of), {"sheet": sheet})
    return resolve(answer.headers["Location"]).kwargs


def addresses(of: URLResolver | None = None) -> Iterator[str]:
    """Go through the names of all addresses."""
    for pattern in (of or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern)
        elif isinstance(pattern, URLPattern):
            yield str(pattern.name)


def pages(world: World) -> Iterator[tuple[str, str]]:
    """Go through all pages: their name, and an address of each."""
    for name, examples in world.examples().items():
        for values in examples:
            path = {key: value for key, value in values.items() if not key.startswith("?")}
            query = {key[1:]: value for key, value in values.items() if key.startswith("?")}
            yield name, reverse(name, kwargs=path, query=query)


def role_of(name: str) -> str:
    """Return the role that opens an address: the planner wherever they may."""
    door = doors()[name]
    return "planner" if door not in VERBS or door in ROLES["planner"].may else "administrator"
