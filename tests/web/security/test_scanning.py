"""Files pass the operator's virus scanner before anything reads them; what it refuses, or cannot see, is not taken."""

from __future__ import annotations

import io
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from tests import planner_files

from sosei.base.errors import InputError
from sosei.web import scanning
from sosei.web.jobs.models import Job

pytestmark = pytest.mark.django_db
BAD = b"X5O!P%@AP - a sign that the scanner of these tests refuses"


def _streamed(caller: socket.socket) -> bytes:
    """Take a stream to its end: a scanner that answers before breaks the pipe of who still sends."""
    with caller.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(size)
        return content


class Scanner:
    """Speaks as clamd does: takes a stream in pieces, answers with what it found."""

    def __init__(self, place: Path) -> None:
        self.seen: list[bytes] = []
        self.answer = b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(str(place))
        self._socket.listen()
        threading.Thread(target=self._work, daemon=True).start()

    def close(self) -> None:
        """Be gone."""
        self._socket.close()

    def _work(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with caller:
                content = _streamed(caller)
                self.seen.append(content)
                found = b"stream: Trial.Sign FOUND\0" if BAD in content else b"stream: OK\0"
                caller.sendall(self.answer or found)


@pytest.fixture
def scanner(own_folders: None, tmp_path: Path, settings: Settings) -> Iterator[Scanner]:
    settings.CLAMD = str(tmp_path / "clamd")
    settings.FILE_UPLOAD_TEMP_DIR = settings.UPLOADS
    made = Scanner(tmp_path / "clamd")
    yield made
    made.close()


@pytest.fixture
def browser(client: Client) -> Client:
    client.raise_request_exception = False
    return client


def _dropped(browser: Client, *contents: bytes) -> tuple[int, str]:
    files = [SimpleUploadedFile(f"{n}.csv", content) for n, content in enumerate(contents)]
    answer = browser.post("/data/", {"files": files})
    return answer.status_code, answer.content.decode()


def test_a_clean_file_is_seen_whole_and_taken(scanner: Scanner, browser: Client) -> None:
    large = planner_files.census() + b"\n" * (3 * scanning.PIECE)
    assert _dropped(browser, large)[0] == 302
    assert scanner.seen == [large]


def test_a_refused_file_is_told_in_both_languages_and_nothing_of_the_drop_is_kept(
    scanner: Scanner, browser: Client, settings: Settings
) -> None:
    status, page = _dropped(browser, planner_files.census(), BAD)
    assert status == 422
    assert "ウイルス対策ソフトが、送られたファイルに問題を見つけました" in page
    assert "The virus scanner found something" in page
    assert not Job.objects.exists()
    assert list(Path(settings.UPLOADS).iterdir()) == []


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: \0"])
def test_a_file_that_the_scanner_could_not_look_at_is_not_taken(
    scanner: Scanner, browser: Client, answer: bytes
) -> None:
    scanner.answer = answer
    status, page = _dropped(browser, planner_files.census())
    assert (status, "確かめられません" in page, "does not answer" in page) == (503, True, True)
    assert not Job.objects.exists()


def test_without_the_scanner_that_is_named_no_file_is_taken(
    scanner: Scanner, browser: Client, settings: Settings
) -> None:
    settings.CLAMD = f"{settings.CLAMD}-gone"
    assert _dropped(browser, planner_files.census())[0] == 503


def test_where_none_is_named_files_are_taken_as_they_are(
    own_folders: None, browser: Client, settings: Settings
) -> None:
    assert settings.CLAMD is None
    assert _dropped(browser, planner_files.census())[0] == 302


def test_a_scanner_is_named_by_its_socket_or_host_and_port(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for value, place in {
        "": None,
        "/run/clamd": "/run/clamd",
        "127.0.0.1:3310": ("127.0.0.1", 3310),
        "[::1]:3310": ("::1", 3310),
    }.items():
        monkeypatch.setenv("SOSEI_CLAMD", value)
        assert scanning.clamd() == place
    for value in ("clamd", ":3310", "host:0", "host:port"):
        monkeypatch.setenv("SOSEI_CLAMD", value)
        with pytest.raises(InputError):
            scanning.clamd()


def test_a_scanner_elsewhere_is_reached_by_host_and_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        place, seen = ("127.0.0.1", listening.getsockname()[1]), list[bytes]()

        def answer() -> None:
            caller, _ = listening.accept()
            with caller:
                seen.append(_streamed(caller))
                caller.sendall(b"stream: OK\0")

        thread = threading.Thread(target=answer)
        thread.start()
        scanning.check(io.BytesIO(b"figures"), place)
        thread.join()
        assert seen == [b"figures"]
