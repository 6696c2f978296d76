"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from sosei.web.people import sign_in

urlpatterns = [
    path("login/", sign_in.login, name="login"),
    path("login/demo/<str:name>/", sign_in.demo_login, name="demo_login"),
    path("logout/", sign_in.logout, name="logout"),
]
