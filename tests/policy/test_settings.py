"""The settings: each is in the README's table with its purpose and default, and there are no others."""

from __future__ import annotations

import ast
import re

from graph.settings import SETTINGS, load_settings
from tests.policy.project import MODULES, ROOT, all_files, called, shown

README = ROOT / "README.md"
# These are no settings of the program, and why.
OTHERS = {
    "COMMON_THREAD_SHARES": "how long each suite may take, from the Makefile to the tests",
    "COMMON_THREAD_EQUAL": "on how many networks the tests hold the slices to the specification",
    "COMMON_THREAD_MUTANTS": "on how many networks the tests look for a filter that nobody misses",
    "COMMON_THREAD_DRAWINGS": "in how many random states a drawing's files are held to the table beside it",
    "COMMON_THREAD_WORLDS": "in how many networks somebody acts with and without what they may not see",
    "COMMON_THREAD_ANYTHING": "how many times the tests ask each page for what was made up",
    "COMMON_THREAD_LAWS": "on how many networks the tests try what an account may see",
    "COMMON_THREAD_PLANTED": "in an area of how many people the tests look for what was planted",
    "COMMON_THREAD_ORACLE": "on how many small networks the tests hold the rules to the oracle",
}
READS = ("environ", "environb", "getenv", "getenvb")
_VARIABLE = re.compile(r"\b(?:NEO4J|COMMON_THREAD)_[A-Z_]*[A-Z]\b")


def table() -> str:
    """The table as the README shows it."""
    rows = [f"| `{each.name}` | {each.purpose} | {each.default or '–'} |" for each in SETTINGS.values()]
    return "\n".join(["| setting | what it is for | without it |", "|---|---|---|", *rows])


def test_the_readme_has_the_table() -> None:
    assert table() in README.read_text(encoding="utf-8"), f"paste this into README.md:\n\n{table()}\n"


def test_no_other_variable_is_named_anywhere() -> None:
    known = {each.name for each in SETTINGS.values()} | set(OTHERS)
    found = {
        (shown(path), name)
        for path in all_files()
        if path.suffix in ("", ".py", ".md", ".toml", ".conf", ".html", ".js", ".yaml", ".css")
        for name in _VARIABLE.findall(path.read_text(encoding="utf-8"))
    }
    assert {(path, name) for path, name in found if name not in known} == set()
    assert {each.name for each in SETTINGS.values()} <= {name for _, name in found}


def test_the_environment_is_read_for_the_settings_only() -> None:
    """`os.environ` goes whole to `load_settings` or to a process; a variable by itself is one of the settings."""
    found = [
        f"{module.name}:{node.lineno} {ast.unparse(node)}"
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in READS and not _allowed(node, module.tree)
    ]
    assert found == []


def _allowed(node: ast.AST, tree: ast.AST) -> bool:
    """Whether what stands around an `os.environ` is one of the ways of using it."""
    return any(_is_way(around, node) for around in ast.walk(tree))


def _is_way(around: ast.AST, node: ast.AST) -> bool:
    if isinstance(around, ast.Call) and node in around.args:
        # The file of the issuers names the variables that hold their secrets.
        return called(around) in ("load_settings", "load_issuers")
    if isinstance(around, ast.Dict):
        return any(key is None and value is node for key, value in zip(around.keys, around.values, strict=True))
    if isinstance(around, ast.Subscript) and around.value is node:
        return _names_a_setting(around.slice)
    if isinstance(around, ast.Call) and isinstance(around.func, ast.Attribute) and around.func.value is node:
        return around.func.attr == "get" and _names_a_setting(around.args[0])
    return False


def _names_a_setting(node: ast.expr) -> bool:
    """A setting's name itself, or a constant of graph.settings that is one."""
    if isinstance(node, ast.Attribute):
        return ast.unparse(node.value) == "settings" and node.attr.isupper()
    return isinstance(node, ast.Constant) and node.value in {each.name for each in SETTINGS.values()}


def test_nothing_is_needed() -> None:
    """Without any setting the program has what it needs; those that name a place find one."""
    assert load_settings({}).home.is_absolute()
    assert [each.name for each in SETTINGS.values() if not each.purpose] == []
