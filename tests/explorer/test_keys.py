from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from explorer.keys import FILE, with_secret_key
from graph.errors import SettingsError
from graph.settings import load_settings


def test_the_local_database_gets_a_key_of_its_own(home: Path):
    settings = load_settings({"COMMON_THREAD_HOME": str(home)})
    key = with_secret_key(settings).secret_key
    assert key is not None
    assert len(key) == 64
    assert with_secret_key(settings).secret_key == key
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600
    assert [each.name for each in home.iterdir()] == [FILE]


def test_two_at_once_make_one_key(home: Path):
    settings = load_settings({"COMMON_THREAD_HOME": str(home)})
    with ThreadPoolExecutor(8) as pool:
        keys = {each.secret_key for each in pool.map(with_secret_key, [settings] * 32)}
    assert len(keys) == 1


def test_a_key_that_is_set_is_taken(home: Path):
    settings = load_settings({"COMMON_THREAD_HOME": str(home), "COMMON_THREAD_SECRET_KEY": "k" * 32})
    assert with_secret_key(settings).secret_key == "k" * 32
    assert not home.exists()


def test_a_server_needs_one_that_is_set(home: Path):
    given = {"COMMON_THREAD_HOME": str(home), "NEO4J_URI": "bolt://localhost", "NEO4J_PASSWORD": "x"}
    with pytest.raises(SettingsError, match="COMMON_THREAD_SECRET_KEY is missing"):
        with_secret_key(load_settings(given))


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path):
    (tmp_path / "file").write_text("")
    settings = load_settings({"COMMON_THREAD_HOME": str(tmp_path / "file" / "home")})
    with pytest.raises(SettingsError, match="COMMON_THREAD_HOME"):
        with_secret_key(settings)
