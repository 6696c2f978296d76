"""Runs in a process of its own, after django.setup(), on the database that the environment names; prints what held."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from tests.people import planner
from tests.web.trail.tampering import without_triggers

from sosei.web.plans import actions
from sosei.web.plans.models import Strategy
from sosei.web.trail.models import Event
from sosei.web.trail.verify import verify
from sosei.web.trail.writer import changing, record

WRITERS, EACH = 4, 25


@changing
def write(name: str) -> None:
    record(by=planner(name), verb="study.edit", kind="study", id=name, label="検討")


def together(work: Callable[[int], None]) -> list[BaseException]:
    """Do something in several threads at once; return what went wrong."""
    wrong: list[BaseException] = []
    start = threading.Barrier(WRITERS)

    def run(number: int) -> None:
        start.wait()
        try:
            for _ in range(EACH):
                work(number)
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def crossing(number: int) -> None:
    """Change the same two strategies in another order each."""
    slugs = ("a", "b") if number % 2 else ("b", "a")

    @changing
    def both() -> None:
        for slug in slugs:
            strategy = Strategy.objects.get(slug=slug)
            actions.publish(strategy=strategy, published=True, by=planner(f"p{number}"))

    both()


def refused(statement: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return "only added to" in str(error)
    return False


def tampered() -> bool:
    with without_triggers():
        Event.objects.filter(number=7).update(name="another")
    return [fault.kind for fault in verify().faults] == ["trail_altered"]


def main() -> None:
    Path(settings.UPLOADS).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    wrong = together(lambda number: write(f"p{number}"))
    chain = not wrong and verify().number == WRITERS * EACH and not verify().faults
    for slug in ("a", "b"):
        head = actions.Head(slug, "07202", "試験市", slug, 2020, 2024)
        actions.create(head=head, by=planner())
    crossed = not together(crossing) and not verify().faults
    truncates = (
        "TRUNCATE trail_event" if connection.vendor == "postgresql" else "DELETE FROM trail_head"
    )
    said = [
        ("one-chain-of-all-writers", chain),
        ("no-deadlock-of-crossing-changes", crossed),
        ("update-refused", refused("UPDATE trail_event SET name = 'x' WHERE number = 3")),
        ("delete-refused", refused("DELETE FROM trail_event WHERE number = 3")),
        ("truncate-refused", refused(truncates)),
        ("tampering-found", tampered()),
    ]
    print(*(name for name, held in said if held))  # noqa: T201 - read by the test
