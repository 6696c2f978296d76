"""The API of e-Stat (政府統計の総合窓口, version 3.0): tables searched, described and fetched; needs a network.

Nothing is called unless a function here is called. Answers are kept in a folder, by the hash of the request without
its key; what is kept is not asked for again, so a folder of answers works without key and network. Delete a file to
ask anew. The key comes from the environment (`KEY`). It is put on a request at the last moment, below all that logs.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import getproxies, proxy_bypass

import httpx

from sosei.base.errors import Fault, InputError
from sosei.readers.block import Block
from sosei.readers.estat_rows import Answer, Axis, TableInfo, as_list, census_blocks, read_answer

KEY = "SOSEI_ESTAT_APP_ID"
HOST = "api.e-stat.go.jp"
URL = f"https://{HOST}/rest/3.0/app/json/"
CREDIT = (
    "このサービスは、政府統計総合窓口(e-Stat)のAPI機能を使用していますが、"
    "サービスの内容は国によって保証されたものではありません。"
)
"""What e-Stat asks to be shown where its API is used."""

PAGE = 100_000
"""Values in one answer: the most that e-Stat gives."""

COURTESY = 0.5
"""Seconds between two requests."""

PAUSES = (1.0, 2.0, 4.0, 8.0)
"""Seconds before each new attempt; e-Stat's own Retry-After counts if it is longer."""

LONGEST = 60.0
"""Seconds that a Retry-After is obeyed."""

MEND, LATER = 2, 75
"""Exit codes: something to mend; something that may pass (EX_TEMPFAIL)."""


class Outcome(NamedTuple):
    """What follows from a status."""

    kind: str
    retry: bool
    exit_code: int


NO_ANSWER = Outcome("estat_unreachable", retry=True, exit_code=LATER)
REFUSED = Outcome("estat_refused", retry=False, exit_code=MEND)
NO_KEY = Outcome("estat_no_key", retry=False, exit_code=MEND)
OTHER_SHAPE = Outcome("estat_answer", retry=False, exit_code=MEND)

HTTP_STATUS = {
    408: NO_ANSWER,
    429: Outcome("estat_quota", retry=True, exit_code=LATER),
    500: NO_ANSWER,
    502: NO_ANSWER,
    503: NO_ANSWER,
    504: NO_ANSWER,
}
"""Of HTTP; any other than 200 is `REFUSED`, unless the answer tells its own status (a refused key comes with 403)."""

API_STATUS = {
    1: Outcome("estat_nothing", retry=False, exit_code=MEND),
    100: Outcome("estat_key_refused", retry=False, exit_code=MEND),
}
"""``RESULT.STATUS`` of an answer: 0 is well, 1 well and empty, 100 a wrong key; others are `REFUSED`, in its words."""


class EstatError(InputError):
    """e-Stat gave no data.

    Attributes
    ----------
    exit_code : int
        `MEND` or `LATER`.
    retry : bool
        Whether the same request may succeed in a while.
    wait : float
        Seconds that e-Stat asks to wait.
    """

    def __init__(self, outcome: Outcome, asked: str, wait: float = 0.0, **values: object) -> None:
        self.exit_code = outcome.exit_code
        self.retry = outcome.retry
        self.wait = wait
        super().__init__([Fault(outcome.kind, asked, values=values)])


class _Signing(httpx.BaseTransport):
    """Puts the key on requests: whoever logs or raises above this floor never has it."""

    def __init__(self, key: str, below: httpx.BaseTransport) -> None:
        self._key = key
        self._below = below

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_merge_params({"appId": self._key})
        signed = httpx.Request(
            request.method, url, headers=request.headers, extensions=request.extensions
        )
        return self._below.handle_request(signed)

    def close(self) -> None:
        self._below.close()

    def hidden(self, text: str) -> str:
        """Return the text without the key, should e-Stat repeat it."""
        return text.replace(self._key, "***")


class Client:
    """Asks e-Stat, politely.

    Parameters
    ----------
    key : str, optional
        Application ID; the environment's (`KEY`) if it is left out. It is needed only once something is asked.
    transport : httpx.BaseTransport, optional
        For tests; a proxy of the environment is used otherwise.
    pause : callable
        Waits for some seconds.
    """

    def __init__(
        self,
        key: str | None = None,
        transport: httpx.BaseTransport | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        key = (os.environ.get(KEY, "") if key is None else key).strip()
        self._signing = _Signing(key, transport or _network()) if key else None
        self._pause = pause
        self._asked_before = False

    def ask(self, service: str, params: Mapping[str, str], asked: str) -> dict[str, Any]:
        """Return one answer of e-Stat, without its echo of the request.

        Parameters
        ----------
        service : str
            ``getStatsList``, ``getMetaInfo`` or ``getStatsData``.
        params : mapping of str to str
            Without the key.
        asked : str
            What was asked, as errors name it.

        Raises
        ------
        EstatError
            Without a key, without a network, with too many requests, or with no such table.
        """
        if self._signing is None:
            raise EstatError(NO_KEY, KEY)
        if self._asked_before:
            self._pause(COURTESY)
        self._asked_before = True
        with httpx.Client(transport=_Open(self._signing), timeout=60) as http:
            for pause in PAUSES:
                try:
                    return self._attempt(http, service, params, asked)
                except EstatError as error:
                    if not error.retry:
                        raise
                    self._pause(max(pause, error.wait))
            return self._attempt(http, service, params, asked)

    def _attempt(
        self, http: httpx.Client, service: str, params: Mapping[str, str], asked: str
    ) -> dict[str, Any]:
        try:
            response = http.get(URL + service, params=dict(params))
        except httpx.HTTPError as error:
            raise EstatError(NO_ANSWER, asked, reason=type(error).__name__) from None
        outcome = HTTP_STATUS.get(response.status_code)
        if outcome is not None:
            wait = _retry_after(response)
            raise EstatError(outcome, asked, wait, reason=f"HTTP {response.status_code}")
        return self._read(response, asked)

    def _read(self, response: httpx.Response, asked: str) -> dict[str, Any]:
        """Return the answer, if it tells that all is well."""
        well = response.status_code == httpx.codes.OK
        text = response.text if self._signing is None else self._signing.hidden(response.text)
        try:
            answer: dict[str, Any]
            (answer,) = json.loads(text).values()
            status = int(answer["RESULT"]["STATUS"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            if not well:
                status_line = f"HTTP {response.status_code}"
                raise EstatError(REFUSED, asked, status=status_line, message="") from None
            raise EstatError(OTHER_SHAPE, asked, reason=type(error).__name__) from None
        if status != 0 or not well:
            message = str(answer["RESULT"].get("ERROR_MSG", ""))
            outcome = API_STATUS.get(status, REFUSED)
            raise EstatError(outcome, asked, status=status, message=message)
        answer.pop("PARAMETER", None)
        return answer


class _Open(httpx.BaseTransport):
    """Leaves the transport below open when a client closes, for the next request."""

    def __init__(self, below: httpx.BaseTransport) -> None:
        self._below = below

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._below.handle_request(request)


def _network() -> httpx.BaseTransport:
    proxy = None if proxy_bypass(HOST) else getproxies().get("https")
    return httpx.HTTPTransport(proxy=proxy)


def _retry_after(response: httpx.Response) -> float:
    stated = response.headers.get("Retry-After", "")
    return min(float(stated), LONGEST) if stated.isascii() and stated.isdigit() else 0.0


@dataclass(frozen=True)
class _Kept:
    """Answers in a folder."""

    folder: Path
    client: Client

    def ask(self, service: str, params: Mapping[str, str], asked: str) -> dict[str, Any]:
        """Return the kept answer to a request, or e-Stat's, which is kept from then on."""
        plain = {name: params[name] for name in sorted(params) if name.casefold() != "appid"}
        request = json.dumps([service, plain], ensure_ascii=False)
        path = self.folder / f"{hashlib.sha256(request.encode()).hexdigest()}.json"
        try:
            kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["answer"]
        except (OSError, ValueError, KeyError, TypeError):
            kept = self.client.ask(service, plain, asked)
            self._write(path, {"service": service, "request": plain, "answer": kept})
        return kept

    def _write(self, path: Path, content: object) -> None:
        """Write to a temporary name first: an answer is there whole, or not at all."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part = path.with_suffix(f".{os.getpid()}.part")
            part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            part.replace(path)
        except OSError as error:
            values = {"reason": error.strerror or type(error).__name__}
            raise InputError([Fault("not_writable", str(self.folder), values=values)]) from error


def search(words: str, folder: Path, client: Client, limit: int = 100) -> tuple[TableInfo, ...]:
    """Return tables whose description has the words, at most `limit`."""
    params = {"searchWord": words, "limit": str(limit)}
    answer = _Kept(folder, client).ask("getStatsList", params, words)
    tables = as_list(answer.get("DATALIST_INF", {}).get("TABLE_INF"))
    return tuple(TableInfo.read(table) for table in tables)


def metadata(table_id: str, folder: Path, client: Client) -> tuple[Axis, ...]:
    """Return the axes of a table, each with its codes and labels."""
    answer = _Kept(folder, client).ask("getMetaInfo", {"statsDataId": table_id}, table_id)
    return Axis.read_all(answer.get("METADATA_INF", {}))


def data(
    table_id: str, folder: Path, client: Client, filters: Mapping[str, str] | None = None
) -> Answer:
    """Return a table, all its pages.

    Parameters
    ----------
    table_id : str
        統計表ID, ten digits.
    folder : Path
        Where answers are kept.
    client : Client
    filters : mapping of str to str, optional
        Such as ``{"cdArea": "07202"}``: parameters of getStatsData.

    Raises
    ------
    EstatError
        If e-Stat gives no data.
    """
    params = {**(filters or {}), "statsDataId": table_id, "limit": str(PAGE)}
    pages = list(_pages(_Kept(folder, client), params, table_id))
    try:
        return read_answer(table_id, pages)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise EstatError(OTHER_SHAPE, table_id, reason=type(error).__name__) from error


def _pages(kept: _Kept, params: Mapping[str, str], table_id: str) -> Iterator[dict[str, Any]]:
    start = 1
    while True:
        asked = dict(params) if start == 1 else {**params, "startPosition": str(start)}
        page = kept.ask("getStatsData", asked, table_id)
        yield page
        after = page.get("STATISTICAL_DATA", {}).get("RESULT_INF", {}).get("NEXT_KEY")
        if after is None:
            return
        if int(after) <= start:
            raise EstatError(OTHER_SHAPE, table_id, reason=f"NEXT_KEY {after}")
        start = int(after)


def fetch(
    table_id: str, folder: Path, client: Client, filters: Mapping[str, str] | None = None
) -> tuple[Block, ...]:
    """Return the census by sex and five-year age from e-Stat as blocks, one a census (未検証).

    Raises
    ------
    InputError
        If e-Stat gives no data, or the table is another one.
    """
    return census_blocks(data(table_id, folder, client, filters))
