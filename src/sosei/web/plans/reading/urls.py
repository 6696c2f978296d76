"""Addresses of published strategies."""

from __future__ import annotations

from django.urls import path

from sosei.web.plans.reading import files, indicator_view, views, worth

urlpatterns = [
    path("", views.index, name="strategies"),
    path("<slug:slug>/", views.tree, name="strategy"),
    path("<slug:slug>/<int:year>/", views.year, name="strategy-year"),
    path("<slug:slug>/worth/", worth.worth, name="strategy-worth"),
    path("<slug:slug>/files/<str:name>", files.file, name="strategy-file"),
    path("<slug:slug>/review/", views.review, name="strategy-review"),
    path("<slug:slug>/search/", views.found, name="strategy-search"),
    path("<slug:slug>/by/<str:framework>/", views.framework, name="strategy-by"),
    path("<slug:slug>/by/<str:framework>/<str:code>/", views.entry, name="strategy-entry"),
    path("<slug:slug>/nodes/<str:node>/", views.node, name="strategy-node"),
    path(
        "<slug:slug>/indicators/<str:indicator>/",
        indicator_view.indicator,
        name="strategy-indicator",
    ),
]
