"""A command line that is not understood becomes a fault like every other, in the reader's language."""

from __future__ import annotations

from typing import Any

import typer

from sosei.base.errors import Fault
from sosei.base.messages import Both
from sosei.cli.spoken import GIVEN

KINDS = {
    "<int>": Both("a whole number", "整数"),
    "<float>": Both("a number", "数"),
    "<str>": Both("a word", "ことば"),
    "<path>": Both("a file or a folder", "ファイルかフォルダ"),
}
"""What kinds of values are called; other parameters name what they take themselves."""


def usage_fault(error: typer.TyperException) -> Fault:
    """Return the fault of a command line that typer refused.

    Parameters
    ----------
    error : TyperException
        With the context in which it was found.
    """
    context: Any = getattr(error, "ctx", None)
    verb = context.command_path if context else "sosei"
    kind, values = _told(error, context)
    return Fault(kind, verb, values={"verb": verb, **values})


def _told(error: Any, context: Any) -> tuple[str, dict[str, object]]:
    if hasattr(error, "possibilities"):
        known = sorted(error.possibilities or _options(context))
        return "usage_option", {"found": error.option_name, "known": _listed(known)}
    if hasattr(error, "option_name"):
        return _without_value(error.option_name, context)
    param = getattr(error, "param", None)
    if param is not None:
        name = _name(param)
        if hasattr(error, "param_type"):
            return "usage_missing", {"name": name, "takes": _takes(param, context)}
        found = _found(param, context.meta.get(GIVEN, ()))
        return "usage_value", {"name": name, "found": found, "takes": _takes(param, context)}
    return _words(context)


def _without_value(option: str, context: Any) -> tuple[str, dict[str, object]]:
    known = context.command.get_params(context)  # --help too
    param = next(each for each in known if option in each.opts)
    if getattr(param, "is_flag", False):
        return "usage_flag", {"name": option}
    return "usage_missing", {"name": option, "takes": _takes(param, context)}


def _words(context: Any) -> tuple[str, dict[str, object]]:
    """Tell of words where a verb is wanted, or behind the last that a verb takes."""
    written = context.meta.get(GIVEN, [])
    given = [word for word in written if not word.startswith("-")] or written
    verbs = getattr(context.command, "commands", None)
    if verbs is not None:
        known = [name for name, each in verbs.items() if not each.hidden]
        return "usage_verb", {"found": given[0], "known": _listed(known)}
    usage = " ".join((context.command_path, *context.command.collect_usage_pieces(context)))
    return "usage_extra", {"found": " ".join(given), "known": usage}


def _listed(names: list[str]) -> Both:
    if len(names) == 1:
        return Both(names[0], names[0])
    return Both(f"one of {', '.join(names)}", f"{'、'.join(names)}のどれか")


def _options(context: Any) -> list[str]:
    known = context.command.get_params(context)
    return [each.opts[-1] for each in known if each.param_type_name == "option"]


def _name(param: Any) -> str:
    return str(param.opts[-1] if param.param_type_name == "option" else param.name)


def _takes(param: Any, context: Any) -> Both:
    """Return what a parameter takes: the kind of its value, and its bounds."""
    written = str(param.display_type_rich(ctx=context))
    if "|" in written:
        return _listed(written.strip("<>").split("|"))
    kind = KINDS.get(written.replace(" range", ""), Both(written, written))
    if param.nargs > 1:
        kind = Both(f"{param.nargs} values", f"{param.nargs}個の値")
    least = getattr(param, "min", None)
    if least is None:
        return kind
    return Both(f"{kind.en} from {least} on", f"{least}以上の{kind.ja}")


def _found(param: Any, given: list[str]) -> str:
    """Return what was written for a parameter, as far as it can be found among the words."""
    for number, word in enumerate(given):
        option, equals, value = word.partition("=")
        if option in param.opts:
            return value if equals else " ".join(given[number + 1 : number + 1 + param.nargs])
    return " ".join(word for word in given if not word.startswith("-"))
