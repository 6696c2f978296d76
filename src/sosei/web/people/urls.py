"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from sosei.web.people import (
    directory,
    joining,
    kept,
    offices,
    own,
    proving,
    reorganisation,
    sign_in,
    sign_in_elsewhere,
)

urlpatterns = [
    path("login/", sign_in.login, name="login"),
    path("login/demo/<str:name>/", sign_in.demo_login, name="demo_login"),
    path("login/oidc/", sign_in_elsewhere.leave, name="oidc"),
    path("login/oidc/back/", sign_in_elsewhere.back, name="oidc_back"),
    path("login/again/", proving.prove, name="prove"),
    path("logout/", sign_in.logout, name="logout"),
    path("join/<str:token>/", joining.join, name="join"),
    path("login/forgotten/", joining.forgotten, name="forgotten"),
    path("account/", own.account, name="account"),
    path("account/password/", own.password, name="account_password"),
    path("account/everywhere/", own.everywhere, name="account_everywhere"),
    path("account/sessions/<str:mark>/end/", own.end_session, name="account_session_end"),
    path("account/data.json", kept.own_data, name="account_data"),
    path("kept/", kept.kept, name="kept"),
    path("people/", directory.people, name="people"),
    path("people/invite/", directory.invite, name="people_invite"),
    path("people/departments/", offices.departments, name="departments"),
    path("people/departments/new/", offices.add, name="department_new"),
    path("people/departments/post/", offices.add_post, name="post_new"),
    path("people/reorganise/", reorganisation.page, name="reorganise"),
    path("people/<uuid:number>/", directory.person, name="person"),
    path("people/<uuid:number>/appoint/", directory.appoint, name="person_appoint"),
    path("people/<uuid:number>/end/<int:appointment>/", directory.end, name="person_end"),
    path("people/<uuid:number>/close/", directory.close, name="person_close"),
    path("people/<uuid:number>/link/", directory.link, name="person_link"),
    path("people/<uuid:number>/unlock/", directory.unlock, name="person_unlock"),
]
