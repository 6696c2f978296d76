"""What a proxy says of a visitor is believed of the operator's own proxy alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from sosei.base.errors import Fault, InputError
from sosei.web.environment import names

VARIABLE = "SOSEI_PROXY"
HERE = ("127.0.0.0/8", "::1/128")
"""Where the proxy is unless said: on this machine."""

TOLD = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR")

Network = IPv4Network | IPv6Network


def proxies() -> tuple[Network, ...]:
    """Return the networks that the proxy speaks from.

    Raises
    ------
    InputError
        If one cannot be read.
    """
    try:
        return tuple(ip_network(word) for word in names(VARIABLE) or HERE)
    except ValueError as error:
        raise InputError([Fault("setting_proxy", VARIABLE, values={"value": error})]) from error


class ProxyMiddleware:
    """Take away what any other machine says of where a request came from, and how."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer one request."""
        if not _is_of(str(request.META.get("REMOTE_ADDR", "")), settings.PROXIES):
            for name in TOLD:
                request.META.pop(name, None)
        return self.get_response(request)


def _is_of(address: str, networks: Iterable[Network]) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    plain = getattr(found, "ipv4_mapped", None) or found
    return any(plain in network for network in networks)
