"""A line to the database that breaks at the worst moment: after a commit was made, before anybody is told."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress

ANSWER_SECONDS = 20
COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""The message that asks to commit, as Bolt sends it."""


class CutLine:
    """Passes on what two say to each other; `cut` times it hears the answer to a commit and hangs up instead."""

    def __init__(self, port: int) -> None:
        self.cut = 0
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """Take no more calls."""
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                caller, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        deaf, answered = threading.Event(), threading.Event()
        with suppress(OSError), caller, socket.create_connection(("127.0.0.1", self._to)) as database:
            threading.Thread(target=_pass_on, args=(database, caller, deaf, answered), daemon=True).start()
            while said := caller.recv(65536):
                if COMMIT in said and self.cut:
                    # The database commits and answers; nobody hears it, and then the line is closed.
                    deaf.set()
                    database.sendall(said)
                    assert answered.wait(ANSWER_SECONDS)
                    self.cut -= 1
                    caller.shutdown(socket.SHUT_RDWR)
                    return
                database.sendall(said)


def _pass_on(one: socket.socket, other: socket.socket, deaf: threading.Event, answered: threading.Event) -> None:
    """Pass on what one says to the other; once that is deaf, only note that something was said."""
    with suppress(OSError):
        while said := one.recv(65536):
            if deaf.is_set():
                answered.set()
            else:
                other.sendall(said)
