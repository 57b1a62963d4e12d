"""The folder of the local Neo4j: its configuration, its password, and the note of which process serves it."""

from __future__ import annotations

import json
import os
import secrets
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

TEMPLATE = Path(__file__).with_name("neo4j.conf")
QUOTED_LINES = 6
QUOTED_LENGTH = 300
TAIL_BYTES = 200_000
TIMESTAMP = len("2026-11-22 02:55:08")
PORT_TAKEN = ("Address already in use", "BindException")
# What Neo4j logs on its way up; the last means that it is there.
STAGES = (" Starting...", " This instance is ", " Bolt enabled on ", " Started.")


@dataclass(frozen=True, slots=True)
class Memory:
    """What memory the database gets, in megabytes: its heap, and the pages that it keeps of what is on disk."""

    heap_mb: int
    page_cache_mb: int

    @property
    def transaction_mb(self) -> int:
        """What one transaction may take of the heap: two fifths."""
        return self.heap_mb * 2 // 5


@dataclass(frozen=True, slots=True)
class Note:
    """What the last start wrote down: its port, where its part of the log begins, its process once there was one."""

    port: int
    log_begins: int
    pid: int | None = None
    ready: bool = False

    @property
    def uri(self) -> str:
        """Where this start answers over Bolt."""
        return f"bolt://127.0.0.1:{self.port}"


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of the local Neo4j under the home folder."""

    path: Path

    @classmethod
    def of(cls, home: Path) -> Folder:
        """The database's folder in `home`, by its one true name, so that two ways of writing it are one database."""
        return cls(home.resolve() / "neo4j")

    @property
    def logs(self) -> Path:
        """Where Neo4j logs, and what Java prints is kept."""
        return self.path / "logs"

    @property
    def log(self) -> Path:
        """Neo4j's own log for people."""
        return self.logs / "neo4j.log"

    @property
    def lock(self) -> Path:
        """Held while the database is being started or stopped."""
        return self.path / "start.lock"

    @property
    def password_file(self) -> Path:
        """Readable by its owner only."""
        return self.path / "password"

    def prepare(self) -> None:
        """Make the folders, closed to others. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)
        self.path.chmod(0o700)
        for name in ("conf", "logs"):
            (self.path / name).mkdir(exist_ok=True)

    def configure(self, port: int, memory: Memory) -> None:
        """Write neo4j.conf."""
        text = TEMPLATE.read_text(encoding="utf-8").format(
            port=port, page_cache_mb=memory.page_cache_mb, transaction_mb=memory.transaction_mb
        )
        (self.path / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def password(self) -> str | None:
        """The password of user neo4j, or None where there is none yet."""
        try:
            return self.password_file.read_text(encoding="utf-8").strip() or None
        except (FileNotFoundError, NotADirectoryError):
            return None

    def make_password(self) -> str:
        """Make up a password for user neo4j and keep it."""
        password = secrets.token_urlsafe(24)
        self._write(self.password_file, password)
        return password

    def note(self) -> Note | None:
        """What the last start wrote down, or None before the first."""
        try:
            return Note(**json.loads((self.path / "server.json").read_text(encoding="utf-8")))
        except (FileNotFoundError, NotADirectoryError, ValueError, TypeError):
            return None

    def write_note(self, note: Note) -> None:
        """Keep `note` for whoever comes next."""
        self._write(self.path / "server.json", json.dumps(asdict(note)))

    def log_size(self) -> int:
        """Bytes of the log so far."""
        return self.log.stat().st_size if self.log.exists() else 0

    def log_since(self, note: Note) -> str:
        """What Neo4j logged since that start; from the log's beginning where it was rotated meanwhile."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as file:
            file.seek(note.log_begins if self.log_size() >= note.log_begins else 0)
            return file.read().decode("utf-8", "replace")

    def last_words(self, note: Note) -> str:
        """The lines that say why that start failed: errors and their causes, else the last that was said at all."""
        since = self.log_since(note)
        begun = since[:TIMESTAMP]
        troubles = [line for line in since.splitlines() if _tells(line)]
        if not troubles:
            # The log for developers is long: only its end, and only what is as late as this start.
            lately = _tail(self.logs / "debug.log").splitlines()
            troubles = [line for line in lately if _tells(line) and (line.startswith("Caused by") or line >= begun)]
        said = (since or _tail(self.logs / "console.log")).splitlines()
        lines = troubles or [line for line in said if " at " not in line]
        return "\n".join(line[:QUOTED_LENGTH] for line in lines[-QUOTED_LINES:])

    def _write(self, path: Path, text: str) -> None:
        """Replace a file as a whole, readable by its owner only."""
        beside = path.with_name(path.name + ".new")
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def _tells(line: str) -> bool:
    return " ERROR " in line or line.startswith("Caused by")


def _tail(path: Path) -> str:
    """The last bytes of a log, or nothing where there is none."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        return file.read().decode("utf-8", "replace")


def free_port(preferred: int | None) -> int:
    """A port that nobody listens on: `preferred` if it is still free, so that who was connected finds it again."""
    for port in (preferred or 0, 0):
        with socket.socket() as trial:
            if os.name == "posix":  # as Java does; on Windows it would mean sharing the port
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(trial.getsockname()[1])
    raise OSError("no port is free")
