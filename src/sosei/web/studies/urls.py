"""Addresses of the pages of studies."""

from __future__ import annotations

from django.urls import path

from sosei.web.studies import assumptions_views, ensemble_views, field_views, run_views, views

urlpatterns = [
    path("", views.studies, name="studies"),
    path("new/", views.new, name="study_new"),
    path("import/", views.read_file, name="study_import"),
    path("<uuid:number>/", views.edit, name="study"),
    path("<uuid:number>/file/", views.file, name="study_file"),
    path("<uuid:number>/copy/", views.copy, name="study_copy"),
    path("<uuid:number>/delete/", views.delete, name="study_delete"),
    path("<uuid:number>/compare/", run_views.compare, name="compare"),
    path("<uuid:number>/runs/<int:run>/", run_views.run, name="run"),
    path("<uuid:number>/runs/<int:run>/fields/", field_views.fields, name="run_fields"),
    path("<uuid:number>/runs/<int:run>/fields/<slug:name>/", field_views.field, name="run_field"),
    path("<uuid:number>/runs/<int:run>/fields.csv", field_views.fields_csv, name="run_fields_csv"),
    path(
        "<uuid:number>/runs/<int:run>/assumptions/",
        assumptions_views.assumptions,
        name="run_assumptions",
    ),
    path("<uuid:number>/runs/<int:run>/ensemble/", ensemble_views.ensemble, name="run_ensemble"),
    path("<uuid:number>/runs/<int:run>/show/", run_views.show, name="run_show"),
]
