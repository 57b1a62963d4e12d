"""Every template and every word of a page: nothing inline, nothing unescaped, everything through gettext."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from jinja2 import Environment, nodes

from explorer import create_app
from graph.settings import load_settings
from graph.store import Store
from tests.policy.project import Module, called, calls, files, modules, shown
from tests.policy.scene import KEY

TEMPLATES = files("explorer", pattern="*.html")
EXPLORER = modules("explorer")
GETTEXT = ("_", "_l", "gettext", "ngettext", "lazy_gettext")
PLURAL = "ngettext"

UNESCAPED = re.compile(r"\|\s*safe\b|\bMarkup\b|autoescape\s+false|\bxmlattr\b|\|\s*tojson\b(?!\s*\|\s*forceescape)")
# What stands for an expression of the template while its HTML is read.
HOLE = "ctexpression"
WORD = re.compile(r"[^\W\d_]{2,}")
SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title", "label", "summary", "content")
# Attributes with words that nobody reads: instructions to the browser.
UNREAD = {"viewport", "theme-color", "format-detection"}
# Arguments of a component that people read.
READ = re.compile(r"(?:^|[a-z])(?:text|Text|html|Html|Label|Announcement)$")


@pytest.fixture(scope="module")
def templates() -> Iterator[Environment]:
    """The environment of the pages' templates."""
    with Store("bolt://127.0.0.1:1", "x", "x") as store:
        yield create_app(load_settings({"COMMON_THREAD_SECRET_KEY": KEY}), store).jinja_env


def html(path: Path) -> BeautifulSoup:
    """A template's HTML, each expression and statement of it a HOLE."""
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}", " ", text, flags=re.DOTALL)
    return BeautifulSoup(re.sub(r"\{\{.*?\}\}", HOLE, text, flags=re.DOTALL), "html.parser")


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_nothing_is_inline(path: Path) -> None:
    tree = html(path)
    assert [tag for tag in tree.select("script") if not tag.get("src")] == []
    assert tree.select("style, [style], base, iframe, object, embed, [srcdoc]") == []
    assert [name for tag in tree.find_all() for name in tag.attrs if name.startswith("on")] == []
    assert not re.search(r"\b(?:javascript|vbscript|data):(?!image/)", path.read_text(encoding="utf-8"), re.IGNORECASE)


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_nothing_is_unescaped(path: Path) -> None:
    assert UNESCAPED.findall(path.read_text(encoding="utf-8")) == []


def test_nothing_in_the_code_says_that_it_is_escaped() -> None:
    found = [
        module.name
        for module in EXPLORER
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.alias | ast.FunctionDef) and node.name in ("Markup", "markupsafe", "__html__"))
        or (isinstance(node, ast.ImportFrom) and node.module == "markupsafe")
    ]
    assert found == []
    assert [
        module.name for module in EXPLORER for _ in calls(module.tree, "render_template_string", "from_string")
    ] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_every_word_goes_through_gettext(path: Path) -> None:
    tree = html(path)
    text = [each for each in tree.find_all(string=True) if not isinstance(each, Comment | Doctype)]
    said = [
        *map(str, text),
        *(str(tag[name]) for name in SPOKEN for tag in tree.select(f"[{name}]") if _read(tag.attrs)),
    ]
    assert [each for each in said if WORD.search(each.replace(HOLE, ""))] == []


def _read(attributes: Mapping[str, object]) -> bool:
    return str(attributes.get("name")) not in UNREAD


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_every_word_for_a_component_goes_through_gettext(path: Path, templates: Environment) -> None:
    tree = templates.parse(path.read_text(encoding="utf-8"))
    pairs = [pair for pair in tree.find_all(nodes.Pair) if isinstance(pair.key, nodes.Const)]
    said = [pair.value for pair in pairs if READ.search(str(pair.key.as_const()))]
    assert [each.value for each in said if isinstance(each, nodes.Const)] == []
    shown_ = [each for output in tree.find_all(nodes.Output) for each in output.nodes]
    assert [each.value for each in shown_ if isinstance(each, nodes.Const) and WORD.search(str(each.value))] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=shown)
def test_a_translator_finds_every_text_of_a_template(path: Path, templates: Environment) -> None:
    """A text that is put together can't be found, nor one with words filled in by position."""
    for call in templates.parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in GETTEXT:
            texts = call.args[: 2 if call.node.name == PLURAL else 1]
            assert [each for each in texts if not isinstance(each, nodes.Const)] == []
            assert [each.value for each in texts if isinstance(each, nodes.Const) and _by_position(each.value)] == []


@pytest.mark.parametrize("module", EXPLORER, ids=lambda module: module.name)
def test_a_translator_finds_every_text_of_the_code(module: Module) -> None:
    if module.name == "explorer/text.py":
        return
    for call in calls(module.tree, *GETTEXT):
        texts = call.args[: 2 if called(call) == PLURAL else 1]
        assert [ast.unparse(each) for each in texts if not isinstance(each, ast.Constant)] == []
        assert [each.value for each in texts if isinstance(each, ast.Constant) and _by_position(str(each.value))] == []


def _by_position(text: str) -> bool:
    return re.search(r"%[sd]|\{\}", text) is not None
