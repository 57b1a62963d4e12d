"""A key of this machine's own, made at first need and kept in a file that only its owner reads."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from graph.errors import SettingsError


def kept_key(file: Path) -> str:
    """The key in a file; of two processes that make it at once, the first wins.

    Raises SettingsError where the folder can't be written.
    """
    try:
        return _kept(file)
    except OSError as error:
        raise SettingsError(
            f"{file} can't be written ({error.strerror}). Set COMMON_THREAD_HOME to another folder."
        ) from error


def _kept(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        own = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
        descriptor = os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as written:
            written.write(secrets.token_hex())
        try:
            os.link(own, file)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return file.read_text(encoding="ascii").strip()
