"""In which language what is worded below the pages is said: English, unless whoever asks speaks another."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

_say: ContextVar[Callable[[str], str]] = ContextVar("say", default=str)


def speak(say: Callable[[str], str]) -> None:
    """From now on, in this request or thread, say each text of ours as `say` does; `str` says it as it stands."""
    _say.set(say)


def said(text: str) -> str:
    """A text of ours as it is said now."""
    return _say.get()(text)
