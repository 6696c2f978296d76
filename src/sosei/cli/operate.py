"""``sosei backup`` and ``sosei restore``."""

from __future__ import annotations

from pathlib import Path

import typer

from sosei.base.errors import Fault, InputError
from sosei.base.messages import Both, language

WRITTEN = Both(
    "{path}: {rows} rows and {files} files, written and read back.",
    "{path}：{rows} 行と {files} ファイルを書き出し、読み返して確かめました。",
)
WITH_KEY = Both(
    "It holds the secret key of the server: keep it where passwords are kept.",
    "サーバーの秘密鍵を含みます。パスワードと同じように保管してください。",
)
WITHOUT_KEY = Both(
    "It does not hold the secret key: keep that one too, or the seal of the audit trail and the secrets of "
    "sending systems are lost.",
    "サーバーの秘密鍵は含みません。別に保管してください。"
    "鍵がないと、操作記録の封印と送信元システムの共有鍵が使えなくなります。",
)
MISSING = Both(
    "note: {name} is named and was not there",
    "注意：{name} は記録にありますが、ファイルがありませんでした",
)
REMOVED = Both("removed: {name}", "削除しました：{name}")
WHOLE = Both(
    "{path}: whole. Made at {made_at} by version {version}: {rows} rows, {members} parts.",
    "{path}：壊れていません。{made_at} に版 {version} で作成：{rows} 行、{members} 個の部分。",
)
RESTORED = Both(
    "Restored from {made_at}: {rows} rows and {files} files. Everybody signs in anew.",
    "{made_at} の状態に復元しました：{rows} 行と {files} ファイル。利用者は全員、ログインし直します。",
)
ASIDE = Both("kept: {what}", "残しました：{what}")
OTHER_KEY = Both(
    "note: the key of this server is not the one of the backup. Put the old one back with SOSEI_SECRET_KEY, or "
    "the seal of the audit trail does not fit and sending systems need new secrets.",
    "注意：このサーバーの鍵は、バックアップしたときの鍵と違います。SOSEI_SECRET_KEY で元の鍵を戻してください。"
    "戻さないと、操作記録の封印が合わず、送信元システムの共有鍵も作り直しになります。",
)


def make_backup(place: Path, *, keep: int | None, key: bool) -> None:
    """Write a backup, then remove the oldest ones if asked to.

    Parameters
    ----------
    place : Path
        A file that is not there yet, or a folder.
    keep : int or None
        Backups of the folder that stay.
    key : bool
        Whether the secret key goes into it.
    """
    if keep is not None and not place.is_dir():
        raise InputError([Fault("backup_keep_folder", str(place))])
    _set_up()
    from sosei.web.backup import kept  # noqa: PLC0415 - after settings
    from sosei.web.backup.make import make  # noqa: PLC0415

    made = make(place / kept.name_now() if place.is_dir() else place, key=key)
    _say(WRITTEN, path=made.path, rows=made.rows, files=made.files)
    _say(WITH_KEY if made.key else WITHOUT_KEY)
    for name in made.missing:
        _say(MISSING, name=name)
    for path in kept.remove_old(made.path, keep) if keep is not None else ():
        _say(REMOVED, name=path.name)


def verify_backup(place: Path) -> None:
    """Read a backup to its end and say what it is."""
    from sosei.web.backup.archive import verified  # noqa: PLC0415 - needs no settings

    told = verified(place)
    rows, members = sum(told["tables"].values()), len(told["members"])
    _say(WHOLE, path=place, rows=rows, members=members, **_of(told))


def restore_backup(place: Path, *, replace: bool) -> None:
    """Put back what a backup holds.

    Parameters
    ----------
    place : Path
    replace : bool
        Whether to move aside what is there.
    """
    _set_up()
    from sosei.web.backup.restore import restore  # noqa: PLC0415 - after settings

    done = restore(place, replace=replace)
    _say(RESTORED, made_at=done.made_at, rows=done.rows, files=done.files)
    for what in done.aside:
        _say(ASIDE, what=what)
    if done.other_key:
        _say(OTHER_KEY)


def _of(told: dict[str, object]) -> dict[str, object]:
    return {name: told[name] for name in ("made_at", "version")}


def _set_up() -> None:
    from sosei.web.prepare import set_up  # noqa: PLC0415 - needs Django

    set_up()


def _say(words: Both, **told: object) -> None:
    typer.echo(words.text(language()).format(**told))
