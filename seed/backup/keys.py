"""The keys of backups: an age identity reads and makes them, an age recipient only makes them."""

from __future__ import annotations

from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

from graph.errors import SettingsError

SETTING = "COMMON_THREAD_BACKUP_KEY"
IDENTITY, RECIPIENT = "AGE-SECRET-KEY-1", "age1"
MISSING = (
    f"{SETTING} is missing. `python -c 'import pyrage; print(pyrage.x25519.Identity.generate())'` makes one; keep it "
    "somewhere else too, as no backup can be read without it."
)
WRONG = f"{SETTING} holds no age key, and names no file with one on a line of its own."
ONLY_MAKES = f"{SETTING} is a key that only makes backups. Set the one that begins with {IDENTITY} to restore."


def recipient(setting: str | None) -> Recipient:
    """For whom a backup is made. Raises SettingsError where there is no such key."""
    text = _text(setting)
    try:
        return Identity.from_str(text).to_public() if text.startswith(IDENTITY) else Recipient.from_str(text)
    except (pyrage.IdentityError, pyrage.RecipientError) as error:
        raise SettingsError(WRONG) from error


def identity(setting: str | None) -> Identity:
    """Who can read a backup. Raises SettingsError where there is no such key, or one that only makes them."""
    text = _text(setting)
    if text.startswith(RECIPIENT):
        raise SettingsError(ONLY_MAKES)
    try:
        return Identity.from_str(text)
    except pyrage.IdentityError as error:
        raise SettingsError(WRONG) from error


def _text(setting: str | None) -> str:
    """The key itself: the setting, or the first in the file that it names."""
    if not setting:
        raise SettingsError(MISSING)
    if setting.startswith((IDENTITY, RECIPIENT)):
        return setting
    try:
        lines = Path(setting).expanduser().read_text(encoding="utf-8").split()
    except (OSError, ValueError) as error:
        raise SettingsError(WRONG) from error
    found = next((each for each in lines if each.startswith((IDENTITY, RECIPIENT))), None)
    if found is None:
        raise SettingsError(WRONG)
    return found
