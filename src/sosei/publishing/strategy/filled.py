"""Words in both languages with their braces filled."""

from __future__ import annotations

from sosei.base.messages import Both


def filled(words: Both, **values: Both | int | str) -> Both:
    """Fill the braces of both languages, each with the words of its own.

    Parameters
    ----------
    words : Both
    **values : Both, int or str
    """
    en = {name: v.en if isinstance(v, Both) else v for name, v in values.items()}
    ja = {name: v.ja if isinstance(v, Both) else v for name, v in values.items()}
    return Both(words.en.format(**en), words.ja.format(**ja))


def sentence(words: Both) -> Both:
    """Return a clause as a sentence: a capital and a full stop.

    Parameters
    ----------
    words : Both
    """
    return Both(f"{words.en[0].upper()}{words.en[1:]}.", f"{words.ja}。")
