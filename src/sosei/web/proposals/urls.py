"""Addresses of proposals, below those of a strategy's authors."""

from __future__ import annotations

from django.urls import path

from sosei.web.proposals import pages, senders

urlpatterns = [
    path("<slug:slug>/edit/proposals/", pages.proposals, name="plan_proposals"),
    path("<slug:slug>/edit/proposals/<int:number>/", pages.decide, name="plan_proposal"),
    path("<slug:slug>/edit/proposals/official/", pages.official, name="plan_official"),
    path("<slug:slug>/edit/sources/", senders.sources, name="plan_sources"),
    path("<slug:slug>/edit/sources/<uuid:source>/revoke/", senders.revoke, name="plan_revoke"),
]
