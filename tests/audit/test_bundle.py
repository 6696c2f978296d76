"""The bundle for closed networks: what it holds, and that its installer takes nothing that differs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.audit.bundle import CARRIED, SUMS, lay_out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bundle with nothing but our own wheel, which is no real one."""
    bundle = tmp_path / "bundle"
    (bundle / "wheels").mkdir(parents=True)
    wheel = bundle / "wheels" / "sosei-9.9.9-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    lay_out(bundle, wheel)
    return bundle


def _install(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(folder / "install.sh"), str(folder.parent / "venv")]
    path = {"PATH": "/usr/bin:/bin", **environment}
    return subprocess.run(command, env=path, capture_output=True, text=True, check=False)


def test_a_bundle_says_what_it_holds_by_hash(folder: Path) -> None:
    listed = {line.split("  ")[1] for line in (folder / SUMS).read_text("utf-8").splitlines()}
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert listed == held - {SUMS}
    assert set(CARRIED.values()) < listed
    assert (folder / "sosei.lock").read_text("utf-8").startswith("sosei==9.9.9 --hash=sha256:")


@pytest.mark.parametrize("name", ["wheels/sosei-9.9.9-py3-none-any.whl", "requirements.lock"])
def test_a_file_that_differs_ends_the_installation_before_it_begins(
    folder: Path, name: str
) -> None:
    with (folder / name).open("ab") as file:
        file.write(b"x")
    ran = _install(folder)
    assert ran.returncode == 2
    assert "SHA256SUMS" in ran.stderr
    assert not (folder.parent / "venv").exists()


def test_another_python_is_refused(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text("#!/bin/sh\necho 2.7\n", "ascii")
    other.chmod(0o755)
    ran = _install(folder, PYTHON=str(other))
    assert ran.returncode == 2
    assert "2.7" in ran.stderr
    assert not (folder.parent / "venv").exists()
