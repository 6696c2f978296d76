"""Addresses of the pages of those who write strategies."""

from __future__ import annotations

from django.urls import path

from sosei.web.plans.author import (
    attached,
    exchange,
    frameworks,
    heads,
    indicators,
    observations,
    rows,
    succession,
    tagging,
    tree,
    worth,
)

urlpatterns = [
    path("", heads.plans, name="plans"),
    path("new/", heads.new, name="plan_new"),
    path("<slug:slug>/edit/", tree.plan, name="plan"),
    path("<slug:slug>/edit/head/", heads.head, name="plan_head"),
    path("<slug:slug>/edit/publish/", heads.publish, name="plan_publish"),
    path("<slug:slug>/edit/worth/", worth.worth, name="plan_worth"),
    path("<slug:slug>/edit/worth/<str:indicator>/", worth.rule, name="plan_worth_rule"),
    path("<slug:slug>/edit/rows/<str:table>/<str:name>/", rows.rows, name="plan_rows"),
    path("<slug:slug>/edit/succeed/", succession.succeed, name="plan_succeed"),
    path("<slug:slug>/edit/successions/", succession.successions, name="plan_successions"),
    path(
        "<slug:slug>/edit/successions/<str:of>/<str:name>/",
        succession.became,
        name="plan_succession",
    ),
    path("<slug:slug>/edit/files/", exchange.files, name="plan_files"),
    path("<slug:slug>/edit/files/take/", exchange.take_in, name="plan_take_in"),
    path("<slug:slug>/edit/files/package.<str:ending>", exchange.given_out, name="plan_file"),
    path("<slug:slug>/edit/frameworks/", frameworks.frameworks, name="plan_frameworks"),
    path(
        "<slug:slug>/edit/frameworks/lists/<str:key>/",
        frameworks.take_over,
        name="plan_framework_list",
    ),
    path(
        "<slug:slug>/edit/frameworks/<str:framework>/<str:code>/remove/",
        frameworks.remove_entry,
        name="plan_framework_remove",
    ),
    path("<slug:slug>/edit/texts/<str:name>/", attached.texts, name="plan_texts"),
    path(
        "<slug:slug>/edit/frameworks/<str:framework>/tagging/", tagging.tagging, name="plan_tagging"
    ),
    path("<slug:slug>/edit/tags/<str:of>/<str:name>/", tagging.tags, name="plan_tags"),
    path("<slug:slug>/edit/move/", tree.move, name="plan_move"),
    path("<slug:slug>/edit/nodes/new/", tree.add, name="plan_node_new"),
    path("<slug:slug>/edit/nodes/<str:node>/", tree.node, name="plan_node"),
    path("<slug:slug>/edit/nodes/<str:node>/remove/", tree.remove, name="plan_node_remove"),
    path("<slug:slug>/edit/indicators/new/", indicators.add, name="plan_indicator_new"),
    path(
        "<slug:slug>/edit/indicators/<str:indicator>/", indicators.indicator, name="plan_indicator"
    ),
    path(
        "<slug:slug>/edit/indicators/<str:indicator>/observations/",
        observations.observations,
        name="plan_observations",
    ),
    path(
        "<slug:slug>/edit/indicators/<str:indicator>/target/",
        indicators.target,
        name="plan_target",
    ),
    path(
        "<slug:slug>/edit/indicators/<str:indicator>/remove/",
        indicators.remove,
        name="plan_indicator_remove",
    ),
]
