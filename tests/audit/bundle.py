"""One archive for closed networks: wheels, lock, our own wheel, an installer, the guide and the unit."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from pathlib import Path

from tests.audit.locks import REPOSITORY, RUNTIME

CARRIED = {
    RUNTIME: "requirements.lock",
    REPOSITORY / "docs/operations.md": "operations.md",
    REPOSITORY / "docs/sosei.service": "sosei.service",
    REPOSITORY / "LICENSE": "LICENSE",
    Path(__file__).with_name("install_bundle.sh"): "install.sh",
    Path(__file__).with_name("BUNDLE.md"): "README.md",
}
"""What is put beside the wheels, and under what name."""

SUMS = "SHA256SUMS"


def lay_out(folder: Path, wheel: Path) -> None:
    """Put everything but the libraries' wheels, which are there, into the folder of a bundle.

    Parameters
    ----------
    folder : Path
    wheel : Path
        Our own, in ``wheels`` of the folder.
    """
    for source, name in CARRIED.items():
        shutil.copyfile(source, folder / name)
    version = wheel.name.split("-")[1]
    line = f"sosei=={version} --hash=sha256:{_sha256(wheel)}\n"
    (folder / "sosei.lock").write_text(line, "utf-8")
    (folder / "PYTHON").write_text("{}.{}\n".format(*sys.version_info), "ascii")
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    sums = (f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths)
    (folder / SUMS).write_text("".join(sums), "utf-8")


def gather(wheels: Path) -> Path:
    """Fetch the wheels of the runtime lock and build our own; return ours."""
    fetch = ("download", "--only-binary=:all:", "--require-hashes", "--no-deps", "-r", str(RUNTIME))
    _pip(*fetch, "--dest", str(wheels))
    build = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels))
    _pip(*build, str(REPOSITORY))
    return next(wheels.glob("sosei-*.whl"))


def write(target: Path) -> Path:
    """Write a bundle into a folder; return its path, which names the machine and Python that it is for."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as kept:
        wheels = Path(kept) / "bundle" / "wheels"
        wheels.mkdir(parents=True)
        own = gather(wheels)
        lay_out(wheels.parent, own)
        tag = "{}{}".format(*sys.version_info)
        name = f"sosei-{own.name.split('-')[1]}-py{tag}-{_platform()}"
        beside = target / f".{name}.tar.gz"
        with tarfile.open(beside, "w:gz", compresslevel=1) as packed:  # wheels are packed already
            packed.add(wheels.parent, arcname=name)
        return beside.rename(target / f"{name}.tar.gz")


def _platform() -> str:
    return sysconfig.get_platform().replace("-", "_")


def _pip(*words: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *words], check=True
    )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    print(write(REPOSITORY / "out"))
