"""The file of a backup: whole or not there, and what is wrong with it is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sosei.base.errors import InputError
from sosei.web.backup import kept
from sosei.web.backup.archive import MANIFEST, verified, written

WRITING = """
import sys, time
from pathlib import Path
from sosei.web.backup.archive import written
with written(Path(sys.argv[1])) as writer:
    writer.add("rows/a.jsonl", [b"[]"])
    print("half", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.zip"
    with written(path) as writer:
        writer.add("rows/a.jsonl", [b'["id"]\n', b"[1]\n"])
        writer.add("library/index.sqlite3", [b"figures"])
        writer.finish({"made_at": "2026-11-26T00:00:00+00:00"})
    return path


def test_a_whole_backup_is_read_by_its_owner_alone(whole: Path) -> None:
    assert whole.stat().st_mode & 0o777 == 0o600
    assert verified(whole)["members"].keys() == {"rows/a.jsonl", "library/index.sqlite3"}
    assert [path.name for path in whole.parent.iterdir()] == ["whole.zip"]


def test_any_changed_byte_is_found(whole: Path) -> None:
    content = whole.read_bytes()
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 0xFF
        whole.write_bytes(changed)
        if changed == content:
            continue
        try:
            manifest = verified(whole)
        except InputError:
            continue
        # bytes that say nothing: times and attributes of the ZIP itself
        with zipfile.ZipFile(whole) as packed:
            assert packed.read("rows/a.jsonl") == b'["id"]\n[1]\n'
            assert packed.read("library/index.sqlite3") == b"figures"
        assert manifest["made_at"] == "2026-11-26T00:00:00+00:00"


def test_a_cut_off_backup_and_another_file_are_told(whole: Path) -> None:
    content = whole.read_bytes()
    for faulty in (content[:-100], content[: len(content) // 2], b"", b"PK", b"no backup"):
        whole.write_bytes(faulty)
        with pytest.raises(InputError) as refused:
            verified(whole)
        assert refused.value.faults[0].kind == "backup_unreadable"


def _repacked(path: Path, change: Callable[[dict[str, bytes]], None]) -> list[str]:
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    with pytest.raises(InputError) as refused:
        verified(path)
    return [str(fault.values.get("name", fault.kind)) for fault in refused.value.faults]


def test_members_that_are_missing_strange_or_other_are_all_named(whole: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        del parts["rows/a.jsonl"]
        parts["library/index.sqlite3"] = b"Figures"
        parts["strange"] = b""

    assert _repacked(whole, change) == ["library/index.sqlite3", "rows/a.jsonl", "strange"]


@pytest.mark.parametrize(
    "name", ["../out", "/out", "library/../../out", "library\\..\\out", "a//b"]
)
def test_a_name_that_leads_out_of_its_folder_is_refused(whole: Path, name: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts[MANIFEST])
        parts[name] = parts.pop("rows/a.jsonl")
        manifest["members"][name] = manifest["members"].pop("rows/a.jsonl")
        parts[MANIFEST] = json.dumps(manifest).encode()

    assert name.split("\\", maxsplit=1)[0] in _repacked(whole, change)[0]


def test_a_backup_of_a_newer_format_is_refused(whole: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts[MANIFEST] = parts[MANIFEST].replace(b'"format": 1', b'"format": 2')

    assert _repacked(whole, change) == ["backup_format"]


def test_a_backup_never_takes_the_place_of_another(whole: Path) -> None:
    before = whole.read_bytes()
    with pytest.raises(InputError) as refused, written(whole):
        pass
    assert refused.value.faults[0].kind == "backup_exists"
    assert whole.read_bytes() == before


def test_a_killed_backup_leaves_no_file_and_its_part_goes_with_the_next(tmp_path: Path) -> None:
    target = tmp_path / "new.zip"
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", WRITING, str(target)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "half\n"
        with written(tmp_path / "beside.zip") as writer:  # the part of one that lives stays
            writer.finish({})
        assert len(list(tmp_path.glob(".new.zip.*.part"))) == 1
        process.send_signal(signal.SIGKILL)
    assert [path.name for path in tmp_path.glob(".*.part")] == [f".new.zip.{process.pid}.part"]
    assert not target.exists()
    with written(target) as writer:
        writer.finish({})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside.zip", "new.zip"]


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
        "from sosei.cli import run; from sosei.web.backup.archive import written\n"
        "def work():\n"
        "    import os\n"
        "    with written(Path(sys.argv[1])) as writer:\n"
        "        writer.add('library/x', [os.urandom(1000) for _ in range(1000)])\n"
        "        writer.finish({})\n"
        "run(work)"
    )
    environment = {**os.environ, "SOSEI_LANGUAGE": "ja"}
    ran = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code, str(tmp_path / "full.zip")],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert (ran.returncode, "書き込めない場所" in ran.stderr) == (2, True), ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_of_the_backups_of_a_folder_the_newest_stay_and_other_files_too(tmp_path: Path) -> None:
    days = [f"sosei-2026112{day}T000000Z.zip" for day in range(5)]
    for name in (*days, "before-upgrade.zip"):
        (tmp_path / name).touch()
    made = tmp_path / days[-1]
    assert [path.name for path in kept.remove_old(made, 2)] == days[:3]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["before-upgrade.zip", *days[3:]]
    assert kept.remove_old(made, 2) == []


def test_a_backup_that_was_just_made_stays_though_the_clock_was_set_back(tmp_path: Path) -> None:
    made, *others = [tmp_path / f"sosei-2026112{day}T000000Z.zip" for day in range(3)]
    for path in (made, *others):
        path.touch()
    assert kept.remove_old(made, 1) == others
    assert list(tmp_path.iterdir()) == [made]
