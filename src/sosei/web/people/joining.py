"""Setting a password by a link: who was invited, and who forgot it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sosei.base.errors import InputError
from sosei.web.people import accounts, letters, limits, links, passwords
from sosei.web.people.forms import form
from sosei.web.people.models import Person, plain_address
from sosei.web.people.sign_in import enter, too_many
from sosei.web.plans.author.fields import Field, Form

REFUSED, GONE = 422, 410


def new_password_form() -> Form:
    """Return the form of a first password."""
    fields = [
        Field("new_password", "new-password", needed=True),
        Field("new_password_again", "new-password", needed=True),
    ]
    return form("people.join", fields)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever has a link for a new password, then let them in."""
    refusal = limits.take(limits.LINK_ADDRESS, limits.address(request))
    if refusal is not None:
        return too_many(request, refusal)
    found = links.read(token)
    if found is None:
        return render(request, "people/link_gone.html", status=GONE)
    person, _ = found
    if request.method != "POST":
        return _page(request, person, new_password_form())
    new, again = (request.POST.get(n, "") for n in ("new_password", "new_password_again"))
    try:
        accounts.set_password(person=person, new=new, again=again)
    except InputError as error:
        return _page(request, person, new_password_form().refused(error))
    return enter(request, person)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask for the mail address; the answer is the same whether anybody has it."""
    if request.method != "POST":
        return render(request, "people/forgotten.html", {"form": _forgotten_form()})
    email = plain_address(request.POST.get("email", ""))[:254]
    refusal = _refusal(request, email)
    if refusal is not None:
        return too_many(request, refusal)
    letters.send_reset.enqueue(email, links.site_of(request))
    return render(request, "people/forgotten.html", {"sent": True})


def _forgotten_form() -> Form:
    return form("people.forgotten", [Field("email", "email", needed=True)])


def _refusal(request: HttpRequest, email: str) -> limits.Refusal | None:
    person = Person.objects.filter(email=email).first()
    return limits.take(limits.RESET_ADDRESS, limits.address(request)) or limits.take(
        limits.RESET_ACCOUNT, email, person=person
    )


def _page(request: HttpRequest, person: Person, asked: Form) -> HttpResponse:
    context = {"person": person, "form": asked, **passwords.meter()}
    status = REFUSED if asked.faults else 200
    return render(request, "people/join.html", context, status=status)
