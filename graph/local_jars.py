"""Neo4j's jars: downloaded once from the standard Maven repository, checked against the lock, kept in the user's cache.

A mirror is set where jgo looks for one: `[repositories]` in jgo.conf. Jars that lie in the user's own Maven
repository are taken from there, which also serves a machine without network.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import truststore

from graph import settings
from graph.errors import LocalDatabaseError
from graph.file_lock import exclusive
from graph.progress import Progress, silent

LOCK = Path(__file__).with_name("neo4j.lock")
THREADS = 16
TRIES = 4
TIMEOUT = 30  # seconds without a byte
PATIENCE = 3600.0  # seconds that a second process waits for one that is downloading
# What the disk or the rights say no to: trying again won't help.
DISK_SAYS_NO = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG, errno.ENOTDIR}
)


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One line of the lock."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str

    @property
    def coordinates(self) -> str:
        """`group:artifact:version`, and `:classifier` where there is one."""
        return ":".join(filter(None, (self.group, self.artifact, self.version, self.classifier)))

    @property
    def file(self) -> str:
        """Its file's name; no two jars of the lock share one."""
        return "-".join(filter(None, (self.artifact, self.version, self.classifier))) + ".jar"


@cache
def locked_jars() -> tuple[Jar, ...]:
    """The jars of the committed lock, in the order of the class path."""
    return tuple(_parse(line) for line in LOCK.read_text(encoding="ascii").splitlines())


def _parse(line: str) -> Jar:
    coordinates, _, digest = line.partition(" ")
    group, artifact, version, *classifier = coordinates.split(":")
    return Jar(group, artifact, version, "".join(classifier), digest)


def neo4j_version() -> str:
    """The version of Neo4j that the lock names."""
    return next(jar.version for jar in locked_jars() if (jar.group, jar.artifact) == ("org.neo4j", "neo4j"))


def cache_folder() -> Path:
    """Where downloads are kept, as the environment says at this moment."""
    return settings.cache_folder(os.environ.get(settings.CACHE, "").strip())


def jars_folder() -> Path:
    """The folder of the jars, there or not; another lock has another folder."""
    return cache_folder() / f"neo4j-{neo4j_version()}-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"


def install(progress: Progress | None = None) -> Path:
    """Make sure that every jar of the lock is there with the right sum, and return their folder.

    Safe to be killed and to be run twice at once. Raises LocalDatabaseError.
    """
    folder = jars_folder()
    if not _damaged(folder):
        return folder
    # The certificates that the system trusts: behind a council's proxy these are more than those of Python's own list.
    truststore.inject_into_ssl()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(folder.parent / "install.lock", PATIENCE):
            _complete(folder, progress or silent)
    except OSError as error:
        raise LocalDatabaseError(
            f"Neo4j could not be installed in {folder.parent} ({error.strerror or error}): "
            f"make room there or set {settings.CACHE} to a folder that you can write to."
        ) from error
    return folder


def _damaged(folder: Path) -> list[Jar]:
    """The jars that `folder` lacks or holds with another sum: half a download, or a disk's mistake."""
    if not folder.is_dir():
        return list(locked_jars())
    with ThreadPoolExecutor(THREADS) as pool:  # hashing lets go of the interpreter's lock
        sound = pool.map(lambda jar: _is_sound(folder / jar.file, jar), locked_jars())
        return [jar for jar, good in zip(locked_jars(), sound, strict=True) if not good]


def _is_sound(path: Path, jar: Jar) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except FileNotFoundError:
        return False


def _complete(folder: Path, progress: Progress) -> None:
    """Download what is missing beside `folder`, then rename: seen from outside, it is whole or not there.

    A whole folder with a damaged jar is mended jar by jar, as a running database may be reading the others.
    """
    beside = folder.with_name(folder.name + ".part")
    target = folder if folder.is_dir() else beside / "jars"
    target.mkdir(parents=True, exist_ok=True)
    missing = _damaged(target)
    done = len(locked_jars()) - len(missing)
    progress(f"Installing Neo4j {neo4j_version()}", done, len(locked_jars()))
    with ThreadPoolExecutor(THREADS) as pool:
        waiting = [pool.submit(_fetch, jar, beside / "m2", target) for jar in missing]
        try:
            for count, fetched in enumerate(as_completed(waiting), done + 1):
                fetched.result()
                progress(f"Installing Neo4j {neo4j_version()}", count, len(locked_jars()))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    if target != folder:
        target.rename(folder)
    shutil.rmtree(beside, ignore_errors=True)


def _fetch(jar: Jar, store: Path, target: Path) -> None:
    """Bring one jar into `target`, trying a few times; `store` is scratch space laid out as a Maven repository."""
    # Most starts download nothing.
    from jgo.config import GlobalSettings  # noqa: PLC0415  slow to load
    from jgo.maven import MavenContext  # noqa: PLC0415  slow to load

    user = GlobalSettings.load()
    repositories = user.repositories or None  # None: the standard one
    problem: Exception | None = None
    for attempt in range(TRIES):
        time.sleep(attempt)
        # The user's own repository only the first time: it may hold the damaged copy.
        own = [] if attempt else [user.repo_cache]
        context = MavenContext(repo_cache=store, local_repos=own, remote_repos=repositories, timeout=TIMEOUT)
        artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact(jar.classifier, "jar")
        scratch = store / artifact.component.path_prefix / jar.file
        scratch.unlink(missing_ok=True)
        try:
            found = artifact.resolve()
            if _is_sound(found, jar):
                _place(found, scratch, target / jar.file)
                return
            problem = LocalDatabaseError("its sum is not the one in the lock")
        except (OSError, RuntimeError) as error:  # requests' errors are OSErrors, jgo's are RuntimeErrors
            if isinstance(error, OSError) and error.errno in DISK_SAYS_NO:
                raise
            problem = error
    raise LocalDatabaseError(
        f"Neo4j could not be installed: {jar.coordinates} could not be downloaded ({_reason(problem)}). "
        "Check the network, or the repositories in jgo.conf, and start again: what is there is kept."
    ) from problem


def _place(found: Path, scratch: Path, place: Path) -> None:
    if found != scratch:
        scratch.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, scratch)
    scratch.replace(place)


def _reason(problem: Exception | None) -> str:
    """What went wrong in a few words: the errors of the network quote addresses at length."""
    return str(problem) if isinstance(problem, LocalDatabaseError) else type(problem).__name__
