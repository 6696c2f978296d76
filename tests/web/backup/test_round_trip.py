"""What a backup holds comes back row for row and byte for byte, from either database into either, across versions."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from tests.postgresql import postgresql
from tests.web.backup.filled import BYTES, PROOF, fill
from tests.web.backup.here import members, migrate, place, rows

from sosei.base.errors import InputError
from sosei.library import Library
from sosei.web.backup.archive import verified
from sosei.web.backup.make import Made, make
from sosei.web.backup.move import Move
from sosei.web.backup.restore import restore
from sosei.web.jobs.alone import alone_now
from sosei.web.jobs.models import Job
from sosei.web.people.actor import command
from sosei.web.people.models import Person
from sosei.web.secret import keep_secret_key, secret_key
from sosei.web.trail.models import Event
from sosei.web.trail.verify import verify
from sosei.web.trail.writer import changing, record
from sosei.web.visions.models import ResultFile, StoredResult

PUT = Move.put


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("backups")


@pytest.fixture(scope="module")
def made(folder: Path, django_db_blocker: DjangoDbBlocker) -> Made:
    """A backup of a place that holds something of everything."""
    with django_db_blocker.unblock(), place(folder / "first"):
        migrate()
        fill()
        return make(folder / "first.zip")


@pytest.fixture
def database(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Lets a test use the databases of its own places."""
    with django_db_blocker.unblock():
        yield


def test_a_restored_place_is_equal_row_for_row_and_byte_for_byte(
    made: Made, folder: Path, database: None
) -> None:
    with place(folder / "second") as second:
        done = restore(made.path)
        again = make(folder / "second.zip")
        assert (done.rows, done.other_key) == (made.rows, False)
        assert StoredResult.objects.get().content == BYTES
        last = verified(made.path)["counters"]["visions_resultfile"]
        new = ResultFile.objects.create(result_id="a" * 64, name="new", content=b"")
        assert new.pk == last + 1 == 3  # the number of a deleted row is not given again
        new.delete()
        figures = Library(second / "library").figures("register_by_age").frame
    assert figures["value"].sum() == 400
    assert untold(rows(again.path)) == untold(rows(made.path))
    assert members(again.path).keys() == members(made.path).keys()
    kept = {name: told for name, told in members(made.path).items() if "index" not in name}
    assert kept.items() <= members(again.path).items()
    assert PROOF in kept.values()
    assert b"figures" in kept.values()
    assert b"old" not in kept.values()
    assert made.missing == ()


def test_a_restoration_stands_in_the_trail_that_it_restored(folder: Path, database: None) -> None:
    with place(folder / "sealed") as sealed, settings_of(sealed):
        migrate()
        _tell_something()
        archive = make(folder / "sealed.zip").path
    told = hashlib.sha256(archive.read_bytes()).hexdigest()
    with place(folder / "told") as target:
        restore(archive)
        with settings_of(target):
            assert verify().faults == ()
            event = Event.objects.all()[0]
    assert (event.number, event.by, event.roles) == (2, "sosei restore", "operator")
    assert (event.verb, event.label) == ("backup.restore", "sealed.zip")
    assert json.loads(event.after)["sha256"] == told
    assert json.loads(event.after)["seal_fitted"] is True


def test_a_trail_that_came_without_its_seal_says_so_ever_after(
    folder: Path, database: None
) -> None:
    with place(folder / "foreign") as foreign:
        keep_secret_key(foreign)
        migrate()
        _tell_something()  # under the key of the tests, not the one that is kept
        archive = make(folder / "foreign.zip").path
    with place(folder / "doubted"):
        restore(archive)
        assert json.loads(Event.objects.all()[0].after)["seal_fitted"] is False


def test_where_no_key_is_at_hand_the_trail_keeps_its_own_seal(folder: Path, database: None) -> None:
    with place(folder / "locked") as locked, settings_of(locked):
        migrate()
        _tell_something()
        archive = make(folder / "locked.zip", key=False).path
        key = (locked / "secret_key").read_text("ascii")
    with place(folder / "unlocked"):
        restore(archive)
        with override_settings(SECRET_KEY=key):
            assert verify().faults == ()
        assert Event.objects.count() == 1


def test_a_backup_of_an_earlier_version_is_brought_to_this_one(
    folder: Path, database: None
) -> None:
    with place(folder / "earlier"):
        _migrate_to(("people", "0001_initial"), ("visions", "0001_initial"))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO visions_storedresult (address, area, name, title, content, stored_at)"
                " VALUES ('b', '07202', '市', '題', x'00', '2024-05-06 07:08:09.123456')"
            )
        earlier = make(folder / "earlier.zip")
    with place(folder / "now"):
        restore(earlier.path)
        kept = StoredResult.objects.get()
        assert (kept.title, kept.shown_at) == ("題", None)
        assert kept.stored_at.isoformat() == "2024-05-06T07:08:09.123456+00:00"
        assert Job.objects.count() == 0
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


def test_a_backup_of_a_newer_version_is_refused_with_each_migration(
    folder: Path, database: None
) -> None:
    with _copied(folder, "newer"):
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied)"
                " VALUES ('visions', '9999_later', '2030-01-01'), ('jobs', '9999_later', '2030-01-01')"
            )
        with pytest.raises(InputError) as refused:
            make(folder / "newer.zip")
    assert [fault.kind for fault in refused.value.faults] == ["schema_newer", "schema_newer"]
    assert not (folder / "newer.zip").exists()


def test_what_is_there_is_not_touched_unless_it_may_be_moved_aside(
    made: Made, folder: Path, database: None
) -> None:
    with _copied(folder, "taken") as taken:
        Person.objects.create(email="kept@city.example.jp", name="残す人")
        (taken / "evidence").mkdir()
        (taken / "evidence" / "kept").write_bytes(b"kept")
        with pytest.raises(InputError) as refused:
            restore(made.path)
        assert {fault.kind for fault in refused.value.faults} == {"restore_not_empty"}
        assert len(refused.value.faults) == 2
        assert Person.objects.filter(email="kept@city.example.jp").exists()
        connection.close()
        done = restore(made.path, replace=True)
        assert not Person.objects.filter(email="kept@city.example.jp").exists()
        assert len(done.aside) == 2
    aside = next(folder.joinpath("taken").glob("evidence.before-*"))
    assert (aside / "kept").read_bytes() == b"kept"
    old = next(folder.joinpath("taken").glob("sosei.sqlite3.before-*[0-9]Z"))
    assert "残す人".encode() in old.read_bytes()


def test_nothing_is_restored_under_a_running_server(
    made: Made, folder: Path, database: None
) -> None:
    with place(folder / "running"), alone_now() as held:
        assert held
        with pytest.raises(InputError) as refused:
            restore(made.path, replace=True)
    assert refused.value.faults[0].kind == "restore_running"


def test_a_restoration_that_fails_leaves_what_was_there(
    made: Made, folder: Path, database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with _copied(folder, "failing") as failing:
        Person.objects.create(email="kept@city.example.jp", name="残す人")
        connection.close()
        before = sorted(path.name for path in failing.iterdir() if "worker" not in path.name)
        monkeypatch.setattr(Move, "put", _put_that_fails)
        with pytest.raises(OSError, match="no room"):
            restore(made.path, replace=True)
        assert Person.objects.filter(name="残す人").count() == 1
        connection.close()
        after = sorted(path.name for path in failing.iterdir() if "worker" not in path.name)
    assert after == before


@pytest.mark.long
def test_from_sqlite_to_postgresql_and_back_nothing_differs(
    made: Made, folder: Path, database: None
) -> None:
    with postgresql() as server:
        address, data = server.database("restored"), folder / "on-postgresql"
        _sosei("restore", str(made.path), data=data, database=address)
        told = _sosei("restore", str(made.path), "--replace", data=data, database=address)
        assert 'PostgreSQL "public" → "before-' in told
        _sosei("backup", str(folder / "postgresql.zip"), data=data, database=address)
    with place(folder / "back"):
        restore(folder / "postgresql.zip")
        make(folder / "back.zip")
    for name in ("postgresql", "back"):
        assert untold(rows(folder / f"{name}.zip")) == untold(rows(made.path)), name
        assert verified(folder / f"{name}.zip")["counters"] == verified(made.path)["counters"]


@contextmanager
def settings_of(folder: Path) -> Iterator[None]:
    """Use the key that is kept in a data folder, as a server there does."""
    keep_secret_key(folder)
    with override_settings(SECRET_KEY=secret_key(folder)):
        yield


@changing
def _tell_something() -> None:
    record(by=command("tests"), verb="strategy.publish", kind="strategy")


def untold(told: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Return rows but for the events of restorations, and the head that counts them."""
    events = [row for row in told["rows/trail_event.jsonl"] if "backup.restore" not in row]
    return {**told, "rows/trail_event.jsonl": events, "rows/trail_head.jsonl": []}


@contextmanager
def _copied(folder: Path, name: str) -> Iterator[Path]:
    """Let the product use a copy of the first place's database."""
    with place(folder / name) as copied:
        shutil.copy(folder / "first" / "sosei.sqlite3", copied)
        yield copied


def _migrate_to(*nodes: tuple[str, str]) -> None:
    MigrationExecutor(connection).migrate(list(nodes))


def _put_that_fails(move: Move, path: Path) -> None:
    """Put the first parts in their places, and fail at the key."""
    if path.name == "secret_key":
        raise OSError("no room")
    PUT(move, path)


def _sosei(*arguments: str, data: Path, database: str = "") -> str:
    environment = {
        **os.environ,
        "SOSEI_DATA": str(data),
        "DATABASE_URL": database,
        "SOSEI_LANGUAGE": "en",
        "DJANGO_SETTINGS_MODULE": "sosei.web.settings",
    }
    program = str(Path(sys.executable).with_name("sosei"))
    ran = subprocess.run(  # noqa: S603 - our own words
        [program, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
