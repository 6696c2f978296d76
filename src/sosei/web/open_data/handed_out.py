"""Files, the catalogue and the feed: the same for everybody, asked for again only where something is new."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from sosei.base.messages import Language
from sosei.publishing.open_data import catalogue as dcat
from sosei.publishing.open_data.files import FORMATS
from sosei.publishing.open_data.model import Dataset
from sosei.web.language import language
from sosei.web.open_data import addresses, load
from sosei.web.open_data.load import Listed
from sosei.web.open_data.openly import openly
from sosei.web.words import catalogue as words

JSONLD = "application/ld+json"
ATOM = "application/atom+xml; charset=utf-8"
NEWS = 50
"""Entries of the feed."""

READ = ("GET", "HEAD")


# ── when they changed ─────────────────────────────────────────────────────────


def _tag(request: HttpRequest, *_args: Any, **_kwargs: Any) -> str:
    """Tell one state of all editions from another; absolute addresses and the language stand in the answers."""
    told = [(each.name, each.number, each.address) for each in load.editions()]
    state = repr((told, addresses.home(request), language(request)))
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:32]}"'


def _changed(_request: HttpRequest, *_args: Any, **_kwargs: Any) -> datetime | None:
    every = load.editions()
    return every[0].at if every else None


def _tag_of(_request: HttpRequest, name: str, number: int, file: str) -> str | None:
    found = load.edition(name, number)
    return f'"{found.address[:32]}-{number}-{file}"' if found else None


def _changed_of(_request: HttpRequest, name: str, number: int, file: str) -> datetime | None:  # noqa: ARG001
    found = load.edition(name, number)
    return found.at if found else None


# ── answers ───────────────────────────────────────────────────────────────────


@openly(*READ)
@require_safe
@cache_control(public=True, max_age=31536000, immutable=True)
@condition(etag_func=_tag_of, last_modified_func=_changed_of)
def file(_request: HttpRequest, name: str, number: int, file: str) -> HttpResponse:
    """Hand out a file of an edition: it never changes."""
    found = load.edition(name, number)
    content = load.files(found).get(file) if found else None
    if content is None:
        raise Http404(f"no {file} of {name} {number}")
    kind = FORMATS[PurePosixPath(file).suffix[1:]]
    kind += "; charset=utf-8" if kind.startswith("text/") else ""
    headers = {"Content-Disposition": f'attachment; filename="{name}-{number}-{file}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


@openly(*READ)
@require_safe
@condition(etag_func=_tag, last_modified_func=_changed)
def catalogue(request: HttpRequest) -> HttpResponse:
    """Describe every dataset in its newest edition, for programs."""
    every = load.editions()
    content = _catalogue(tuple(load.newest(every)), addresses.home(request))
    return HttpResponse(content, content_type=JSONLD)


@lru_cache(maxsize=4)
def _catalogue(newest: tuple[Listed, ...], home: str) -> bytes:
    """Write the catalogue; kept, for it has the size and hash of every file."""
    listed = {each.name: each for each in newest}

    def address(dataset: Dataset, name: str) -> str:
        of = listed[dataset.name]
        return home + (addresses.file(of, name) if name else addresses.page(of))

    entries = [dcat.Entry(load.dataset(e), load.files(e), _before(e, home)) for e in newest]
    return dcat.catalogue(entries, home + reverse("open_data_catalogue"), address)


def _before(listed: Listed, home: str) -> str:
    if listed.number == 1:
        return ""
    return home + reverse("open_dataset_edition", args=(listed.name, listed.number - 1))


@openly(*READ)
@require_safe
@condition(etag_func=_tag, last_modified_func=_changed)
def feed(request: HttpRequest) -> HttpResponse:
    """Tell what was published lately, as an Atom feed."""
    here, home, every = language(request), addresses.home(request), load.editions()
    atom = Atom1Feed(
        title=words()["open_data.feed_title"].text(here),
        link=home + reverse("open_data"),
        description=None,
        language=here,
        feed_url=home + reverse("open_data_feed"),
        author_name="Sosei",
    )
    for each in every[:NEWS]:
        _add(atom, each, home, here)
    return HttpResponse(atom.writeString("utf-8"), content_type=ATOM)


def _add(atom: Atom1Feed, listed: Listed, home: str, here: Language) -> None:
    told = load.summary(listed)
    what = words()[f"open_data.news_{listed.kind}"].text(here)
    atom.add_item(
        title=f"{told.title.text(here)} {what.format(number=listed.number)}",
        link=home + addresses.page(listed),
        description=told.description.text(here),
        unique_id=uuid5(NAMESPACE_URL, f"{listed.name}/{listed.number}/{listed.address}").urn,
        pubdate=listed.at,
        updateddate=listed.at,
        author_name=told.town,
    )
