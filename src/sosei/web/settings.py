"""Settings: one data folder, SQLite or PostgreSQL, a strict content security policy, nothing called outside.

What an operator may set stands in docs/operations.md.
"""

from __future__ import annotations

import os
from pathlib import Path

from csp.constants import NONE, SELF

from sosei.web import logs, mail
from sosei.web.database import database
from sosei.web.environment import data_folder, demo, names, number, switch
from sosei.web.provider import admin_by_provider, oidc
from sosei.web.proxy import proxies
from sosei.web.scanning import clamd
from sosei.web.secret import secret_key
from sosei.web.variables import check_all

check_all()

HERE = Path(__file__).resolve().parent

DATA = data_folder()
"""Folder of the database, the library, uploads and generated files."""

LIBRARY = Path(os.environ.get("SOSEI_LIBRARY") or DATA / "library").resolve()
"""Folder of the official figures."""

HOSTS = names("SOSEI_HOSTS")
"""Names that the server is called by from other machines."""

HTTPS = switch("SOSEI_HTTPS")
"""Whether a proxy before the server speaks HTTPS with the browsers."""

SECRET_KEY = secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *HOSTS]
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in HOSTS] if HTTPS else []
ROOT_URLCONF = "sosei.web.urls"
WSGI_APPLICATION = "sosei.web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "sosei.web.atlas",
    "sosei.web.dashboard",
    "sosei.web.data",
    "sosei.web.explorer",
    "sosei.web.health",
    "sosei.web.jobs",
    "sosei.web.manuscripts",
    "sosei.web.nation",
    "sosei.web.open_data",
    "sosei.web.people",
    "sosei.web.places",
    "sosei.web.plans",
    "sosei.web.proposals",
    "sosei.web.reviews",
    "sosei.web.studies",
    "sosei.web.trail",
    "sosei.web.visions",
]

PROXIES = proxies()
"""Who is believed to be the operator's proxy."""

MIDDLEWARE = [
    "sosei.web.proxy.ProxyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "sosei.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "sosei.web.language.LanguageMiddleware",
    "sosei.web.uploads.UploadLimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sosei.web.people.guard.GuardMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "sosei.web.language.context",
                "sosei.web.people.request.context",
            ],
            "builtins": ["sosei.web.templatetags.say"],
        },
    }
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOBS_AT_ONCE = number("SOSEI_JOBS_AT_ONCE", 3)
"""Unfinished jobs of one person."""

JOBS_A_DAY = number("SOSEI_JOBS_A_DAY", 60)
"""Jobs that one person starts in 24 hours."""

JOBS_WAITING = 100
"""Jobs of everyone that wait."""

JOBS_KEPT_DAYS = 30
"""Days after which a finished job, and what was uploaded for it, is removed."""

DISK_FREE = number("SOSEI_DISK_FREE", 1024)
"""Megabytes that must be free for the server to call itself ready."""

UPLOADS = DATA / "uploads"
EVIDENCE = DATA / "evidence"
"""Files that departments add to their reports."""

UPLOAD_LIMIT = 256 * 1024 * 1024
"""Bytes of one request."""

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
"""A study with long earlier projections has some thousand fields."""

CLAMD = clamd()
"""The operator's virus scanner, where there is one."""

FILE_UPLOAD_HANDLERS = ["sosei.web.scanning.UploadHandler"]
FILE_UPLOAD_TEMP_DIR = UPLOADS
FILE_UPLOAD_PERMISSIONS = 0o600

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["sosei.web.people.backend.PeopleBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_LENGTH, PASSWORD_LONGEST = 12, 128
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": PASSWORD_LENGTH}),
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ("email", "name", "english_name")},
        ),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "login"
DEMO = demo(HOSTS)
"""Whether this is the demonstration, in which anybody enters as anybody: on this machine alone."""

OIDC = oidc()
"""The provider of the city's own accounts, where there is one."""

ADMIN_BY_PROVIDER = admin_by_provider(OIDC)
"""Whether only the provider, with its factors, vouches for whoever administers accounts."""

MAIL = os.environ.get("SOSEI_MAIL", "").strip()
"""Address of the mail server; without one, mails are files and pages show the links themselves."""

MAIL_SERVER = mail.server(MAIL)
DEFAULT_FROM_EMAIL = os.environ.get("SOSEI_MAIL_FROM") or "sosei@localhost"
EMAIL_BACKEND = MAIL_SERVER.backend
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.starttls, MAIL_SERVER.tls
EMAIL_TIMEOUT = mail.PATIENCE

HOST = "__Host-" if HTTPS else ""
"""A cookie so named is taken by the browser over HTTPS alone, from this server alone, for all of it."""

SESSION_COOKIE_NAME = f"{HOST}sosei_session"
SESSION_COOKIE_AGE = 12 * 60 * 60
"""A working day; then a person signs in again."""

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = f"{HOST}sosei_csrf"

LOGGING = logs.LOGGING
LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
GENERATED = DATA / "generated"
"""Scripts and styles written at start: the chart library, and the style sheet of publishing."""

STATICFILES_DIRS = [HERE / "static", GENERATED]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
"""The proxy sets this header and lets none through (docs/operations.md)."""

SECURE_CONTENT_TYPE_NOSNIFF = True
