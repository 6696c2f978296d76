"""A file that is handed out to be kept."""

from __future__ import annotations

from pathlib import PurePosixPath

from django.http import HttpResponse

OFFICE = "application/vnd.openxmlformats-officedocument"

CONTENT_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".pdf": "application/pdf",
    ".docx": f"{OFFICE}.wordprocessingml.document",
    ".pptx": f"{OFFICE}.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".xlsx": f"{OFFICE}.spreadsheetml.sheet",
}


def handed_out(name: str, content: bytes) -> HttpResponse:
    """Return a file under a name, as its ending says what it is.

    Parameters
    ----------
    name : str
        ``strategy.pdf``.
    content : bytes
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    kind = CONTENT_TYPES[PurePosixPath(name).suffix]
    return HttpResponse(content, content_type=kind, headers=headers)
