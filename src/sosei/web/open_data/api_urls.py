"""Addresses of the reading API, below ``api/``."""

from django.urls import path

from sosei.web.open_data import api, pages

urlpatterns = [
    path("", pages.api, name="api"),
    path("openapi.json", api.description, name="api_description"),
    path("3/action/<str:action>", api.act, name="api_action"),
    path("action/<str:action>", api.act, name="api_action_unversioned"),  # as ckanapi asks
]
