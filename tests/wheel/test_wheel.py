"""The built wheel, installed alone in a fresh environment and run elsewhere, holds all that the program loads."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from explorer.cli import COMMANDS
from tests.policy.project import PACKAGES, ROOT, files, modules, shown

INSIDE = Path(__file__).with_name("inside.py")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree without network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a fresh environment's programs: the wheel is in it, and it sees the locked dependencies."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    # Named in a .pth these are only looked in for modules: the link to our source tree that lies there is not followed.
    ours = {sysconfig.get_paths()[name] for name in ("purelib", "platlib")}
    (Path(paths["purelib"]) / "dependencies.pth").write_text("\n".join(sorted(ours)) + "\n", encoding="utf-8")
    programs = Path(paths["scripts"])
    pip = [sys.executable, "-m", "pip", "--quiet", "--python", str(programs / "python")]
    install = [*pip, "install", "--no-deps", "--no-index", "--ignore-installed", str(wheel)]
    subprocess.run(install, capture_output=True, check=True, cwd=home)
    return programs


def run(
    program: Path, *arguments: str, folder: Path, given: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment in a folder of its own, without what our environment says."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "NEO4J", "COMMON"))}
    return subprocess.run(
        [program, *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**kept, "COMMON_THREAD_HOME": str(folder / "home"), **variables},
        timeout=120,
        check=False,
    )


def test_the_wheel_holds_the_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
        licences = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
    assert held == {shown(path) for path in files(*PACKAGES, vendored=True)}
    assert licences


def test_everything_of_the_source_tree_is_loaded_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    paths = [path for path in files(*PACKAGES, vendored=True) if path.suffix != ".py"]
    kinds = {path.suffix for path in paths}
    assert {".cypher", ".html", ".css", ".js", ".yaml", ".lock", ".csv", ".txt", ".conf"} <= kinds
    names = [module.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for module in modules()]
    expected = {
        "files": {shown(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths},
        "modules": names,
        "version": PROJECT["version"],
    }
    done = run(environment / "python", "-I", str(INSIDE), folder=tmp_path, given=json.dumps(expected))
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("", "", 0)


def test_the_command_helps(environment: Path, tmp_path: Path) -> None:
    done = run(environment / "common-thread", "--help", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert [name for name in COMMANDS if name not in done.stdout] == []
    said = run(environment / "common-thread", "--version", folder=tmp_path)
    assert said.stdout.strip().endswith(PROJECT["version"])


def test_a_check_without_a_database_says_so(environment: Path, tmp_path: Path) -> None:
    server = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": "x", "COMMON_THREAD_AUDIT_KEY": "k" * 32}
    done = run(environment / "common-thread", "check", folder=tmp_path, **server)
    assert (done.returncode, done.stderr) == (1, "")
    assert "WRONG  database: The database does not answer. " in done.stdout


def test_a_check_without_a_server_says_how_to_start_one(environment: Path, tmp_path: Path) -> None:
    done = run(environment / "common-thread", "check", folder=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "`common-thread database start`" in done.stdout


def test_a_made_up_area_is_written(environment: Path, tmp_path: Path) -> None:
    """A command that needs no database, from end to end."""
    area = tmp_path / "area"
    done = run(environment / "common-thread", "generate", str(area), "--clients", "200", "--seed", "1", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (area / "clients.csv").stat().st_size > 0
