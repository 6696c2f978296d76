"""Logs: one JSON object a line on stderr, without names, titles, addresses or what was entered."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

TOLD = (
    "job",
    "kind",
    "attempt",
    "database",
    "pid",
    "code",
    "seconds",
    "removed",
    "reason",
    "account",
    "origin",
    "what",
)
"""What a record may carry beside its message: ``logger.info("…", extra={"job": …})``."""


class JsonLines(logging.Formatter):
    """Format a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        line |= {name: str(getattr(record, name)) for name in TOLD if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _message(record: logging.LogRecord) -> str:
    """Return the words; of an answer its status and the page's own name: an address may hold a person or a link."""
    if not hasattr(record, "status_code"):
        return record.getMessage()
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    status = HTTPStatus(record.status_code)
    return " ".join([str(status.value), status.phrase, *([match.view_name] if match else [])])


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "sosei.web.logs.JsonLines"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "sosei": {"level": "INFO"},
        # Django's own handlers would mail, or write beside ours
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # a wrong address is the visitor's affair, and its words may be personal
        "django.request": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
    },
}
