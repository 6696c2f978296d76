"""Addresses of the open data, below ``open-data/``."""

from django.urls import path

from sosei.web.open_data import handed_out, pages

urlpatterns = [
    path("", pages.catalogue, name="open_data"),
    path("catalog.jsonld", handed_out.catalogue, name="open_data_catalogue"),
    path("feed.atom", handed_out.feed, name="open_data_feed"),
    path("<slug:name>/", pages.newest, name="open_dataset"),
    path("<slug:name>/<int:number>/", pages.edition, name="open_dataset_edition"),
    path("<slug:name>/<int:number>/<str:file>", handed_out.file, name="open_data_file"),
]
