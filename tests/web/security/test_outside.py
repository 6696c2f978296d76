"""Nothing is called outside at run time: neither by pages and jobs, nor by what they are made with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.people import planner
from tests.web.security.calls import outside, watched

from sosei.studies.result import VisionResult
from sosei.web.demo import store_strategies
from sosei.web.visions import actions

SAMPLE = Path(__file__).parents[3] / "src/sosei/studies/sample"
PAGES = ("/", "/login/", "/data/", "/studies/", "/plans/", "/reviews/", "/jobs/", "/strategies/")
ALONE = ["unshare", "--net", "--map-root-user"]
"""A process in a network of its own, in which there is no way out."""

MAKE = """
import sys
from pathlib import Path
from sosei.cli.vision import make_vision
make_vision(Path(sys.argv[1]), Path(sys.argv[2]))
"""
LOST = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
    try:
        way.connect(("192.0.2.1", 53))
    except OSError:
        pass
"""
COUNT = """
heads, numbers = [line.split() for line in open("/proc/net/snmp") if line.startswith("Ip:")]
print("refused", numbers[heads.index("OutNoRoutes")])
"""


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.jp", "10.0.0.1"])
def test_the_guard_sees_every_way_out(host: str) -> None:
    with watched() as calls:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, 80), timeout=1)
        with pytest.raises(OSError, match="socket"):
            urllib.request.urlopen(
                f"http://{'[' + host + ']' if ':' in host else host}/", timeout=1
            )
    assert len(calls) == 2


def test_what_stays_on_this_machine_is_let_through() -> None:
    for address in (("127.0.0.1", 80), ("::1", 80, 0, 0), "/run/postgresql", "localhost", None):
        assert not outside(address)
    with socket.create_server(("127.0.0.1", 0)) as server, watched() as calls:
        socket.create_connection(server.getsockname()).close()
    assert calls == []


@pytest.mark.django_db
def test_nothing_is_called_outside_while_pages_are_read(
    client_of: Callable[..., Client], sample_result: VisionResult
) -> None:
    with watched() as calls:
        store_strategies(SAMPLE)
        stored = actions.store(result=sample_result, files={})
        actions.show(stored=stored, by=planner())
        client = client_of("planner")
        shown = ("/visions/07202/", "/strategies/aizuwakamatsu-1/")
        answers = [client.get(page).status_code for page in (*PAGES, *shown)]
    assert calls == []
    assert answers == [200] * len(answers)


@pytest.mark.skipif(
    not shutil.which("unshare")
    or subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode != 0,  # noqa: S603
    reason="this system gives no process a network of its own",
)
def test_in_a_network_without_a_way_out_a_whole_vision_is_made_and_none_was_sought(
    tmp_path: Path, sample_study_file: Path
) -> None:
    """The kernel counts what found no way: of charts, PDF and tables too, which are not Python."""
    made = _alone(MAKE + COUNT, str(sample_study_file), str(tmp_path))
    assert made.endswith("refused 0\n"), made
    assert (tmp_path / "vision.pdf").stat().st_size > 100_000
    assert _alone(LOST + COUNT) == "refused 1\n"


def _alone(code: str, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603 - our own words
        [*ALONE, sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        env=dict(os.environ),
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout
