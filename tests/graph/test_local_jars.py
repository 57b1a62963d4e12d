"""Neo4j's jars: the lock, and installations that were cut off, damaged, doubled or refused."""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.errors import LocalDatabaseError
from graph.local_jars import LOCK, Jar, install, jars_folder, locked_jars, neo4j_version

INSTALLER = "from graph.local_jars import install; print(install())"


@pytest.fixture(scope="module")
def installed() -> Path:
    """The real jars, in the real cache."""
    return install()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and no other place to take jars from than the network."""
    monkeypatch.setenv("COMMON_THREAD_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    return tmp_path / "cache"


@pytest.fixture
def unfinished(installed: Path, cache: Path) -> Path:
    """What a download leaves that was killed: one jar cut off, one missing, nothing under the real name."""
    beside = cache / f"{jars_folder().name}.part"
    shutil.copytree(installed, beside / "jars")
    cut, missing = smallest(installed)
    (beside / "jars" / cut.file).write_bytes((installed / cut.file).read_bytes()[:100])
    (beside / "jars" / missing.file).unlink()
    scratch = beside / "m2" / Path(*missing.group.split("."), missing.artifact, missing.version)
    scratch.mkdir(parents=True)
    (scratch / missing.file).write_bytes(b"half")
    return beside


def smallest(installed: Path) -> list[Jar]:
    """The two smallest jars: those to download again."""
    return sorted(locked_jars(), key=lambda jar: (installed / jar.file).stat().st_size)[:2]


def contents(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_size for path in folder.iterdir()}


@contextmanager
def repository(folder: Path, configuration: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A Maven repository that serves `folder`, and jgo's configuration file naming it as the mirror."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        configuration.write_text(f"[repositories]\ncentral = http://127.0.0.1:{server.server_port}\n", encoding="utf-8")
        monkeypatch.setenv("JGO_CONFIG_FILE", str(configuration))
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        try:
            yield
        finally:
            server.shutdown()
            serving.join()


def publish(folder: Path, jar: Jar, content: bytes) -> None:
    place = folder / Path(*jar.group.split("."), jar.artifact, jar.version)
    place.mkdir(parents=True)
    (place / jar.file).write_bytes(content)


def test_the_lock_names_each_jar_once_with_its_sum_and_no_address() -> None:
    jars = locked_jars()
    assert len(jars) == len({jar.file for jar in jars}) == 216
    assert neo4j_version() == "5.26.31"
    assert all(re.fullmatch("[0-9a-f]{64}", jar.sha256) for jar in jars)
    text = LOCK.read_text(encoding="ascii")
    assert "/" not in text
    assert list(jars) == sorted(jars)


def test_half_a_download_is_finished(installed: Path, unfinished: Path) -> None:
    told: list[tuple[int, int]] = []
    folder = install(lambda _what, done, total: told.append((done, total)))
    assert contents(folder) == contents(installed)
    assert told == [(214, 216), (215, 216), (216, 216)]
    assert not unfinished.exists()


@pytest.mark.usefixtures("cache")
def test_a_damaged_jar_is_replaced_in_its_place(installed: Path) -> None:
    shutil.copytree(installed, jars_folder())
    victim = jars_folder() / smallest(installed)[0].file
    size = victim.stat().st_size
    victim.write_bytes(b"?" * size)
    untouched = {path: path.stat().st_mtime_ns for path in jars_folder().iterdir() if path != victim}
    assert contents(install()) == contents(installed)
    assert victim.read_bytes() != b"?" * size
    assert untouched == {path: path.stat().st_mtime_ns for path in untouched}


def test_two_installations_at_once(installed: Path, unfinished: Path) -> None:
    pair = [
        subprocess.Popen([sys.executable, "-c", INSTALLER], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=120) for process in pair]
    assert [(out.strip(), process.returncode) for (out, _), process in zip(answers, pair, strict=True)] == [
        (str(jars_folder()), 0)
    ] * 2, answers
    assert contents(jars_folder()) == contents(installed)
    assert not unfinished.exists()


@pytest.mark.usefixtures("unfinished")
def test_a_mirror_is_used(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for jar in smallest(installed):
        publish(tmp_path / "mirror", jar, (installed / jar.file).read_bytes())
    with repository(tmp_path / "mirror", tmp_path / "jgo.conf", monkeypatch):
        assert contents(install()) == contents(installed)


def test_a_repository_that_gives_something_else_is_not_believed(
    installed: Path, unfinished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for jar in smallest(installed):
        publish(tmp_path / "mirror", jar, b"not the jar")
    with (
        repository(tmp_path / "mirror", tmp_path / "jgo.conf", monkeypatch),
        pytest.raises(LocalDatabaseError, match="its sum is not the one in the lock"),
    ):
        install()
    assert not jars_folder().exists(), "whole or not at all"
    assert len(contents(unfinished / "jars")) >= 214, "what is there is kept"


def test_no_network(unfinished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "jgo.conf").write_text("[repositories]\ncentral = http://127.0.0.1:9\n", encoding="utf-8")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
    with pytest.raises(LocalDatabaseError, match=r"could not be downloaded \(ConnectionError\). Check the network"):
        install()
    assert not jars_folder().exists()
    assert unfinished.exists()


@pytest.mark.usefixtures("unfinished")
def test_jars_in_the_users_own_repository_are_copied(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for jar in smallest(installed):
        publish(Path(os.environ["M2_REPO"]), jar, (installed / jar.file).read_bytes())
    (tmp_path / "jgo.conf").write_text("[repositories]\ncentral = http://127.0.0.1:9\n", encoding="utf-8")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
    assert contents(install()) == contents(installed)
    assert len(list(Path(os.environ["M2_REPO"]).rglob("*.jar"))) == 2, "a copy: theirs stay"


def test_a_cache_that_can_not_be_written_to(cache: Path) -> None:
    cache.write_text("a file in its place", encoding="utf-8")
    with pytest.raises(LocalDatabaseError, match="set COMMON_THREAD_CACHE to a folder that you can write to"):
        install()
