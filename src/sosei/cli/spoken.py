"""The command line in the reader's language: English as typer prints it, Japanese as our own page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from sosei.base.messages import language
from sosei.cli.japanese import japanese

GIVEN = "sosei.given"
"""Where a context keeps what was written after its verb."""


class _Spoken:
    """What a verb and a group of verbs have in common."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep what was written, and say where a fault was found: words for it need both."""
        ctx.meta[GIVEN] = list(args)
        try:
            read: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except typer.TyperException as error:
            error.ctx = getattr(error, "ctx", None) or ctx  # type: ignore[attr-defined]
            raise
        return read

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in the reader's language."""
        if language() == "ja":
            formatter.write(helped(self, ctx))
        else:
            super().format_help(ctx, formatter)  # type: ignore[misc]


class Command(_Spoken, TyperCommand):
    """A verb whose help is in the reader's language."""


class Group(_Spoken, TyperGroup):
    """A group of verbs; its help is shown, as an error, if no verb is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the verb."""
        if not args:
            typer.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)


class Verbs(typer.Typer):
    """Verbs of the command line, all of these kinds."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__(
            name=name,
            help=told,
            cls=Group,
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
        )

    def command(self, name: str | None = None, **options: Any) -> Callable[[Any], Any]:
        """Register a verb."""
        return super().command(name, **{"cls": Command} | options)


def helped(command: Any, ctx: Any) -> str:
    """Return the help of a verb, or of a group of them, in Japanese.

    Names stand on lines of their own, words beneath them: no column has to be as wide as its
    longest name, and a terminal may break the words where it likes.
    """
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    parts = [f"使い方：{usage}", japanese(command.help)]
    parts += ["\n".join((f"{head}：", *rows)) for head, rows in _sections(command, ctx) if rows]
    return "\n\n".join(parts) + "\n"


def _sections(command: Any, ctx: Any) -> Iterator[tuple[str, list[str]]]:
    known = command.get_params(ctx)
    yield "引数", [_param(each, ctx) for each in known if each.param_type_name == "argument"]
    yield "オプション", [_param(each, ctx) for each in known if each.param_type_name == "option"]
    verbs = getattr(command, "commands", {})
    yield "コマンド", [_row(name, each.help) for name, each in verbs.items() if not each.hidden]


def _param(param: Any, ctx: Any) -> str:
    name, told = param.get_help_record(ctx)
    marks = ["必須"] if param.required else []
    if found := re.search(r"\[default: ([^;\]]*)", told):
        marks.append(f"省略時：{found[1]}")
    return _row(name, param.help, f"（{'、'.join(marks)}）" if marks else "")


def _row(name: str, told: str | None, marks: str = "") -> str:
    return f"  {name}\n      {japanese(told)}{marks}"
