from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import explorer
from graph.settings import LANGUAGES, load_settings

ROOT = Path(explorer.__file__).parent
MAPPING = ROOT / "translations" / "babel.cfg"
TEMPLATE = ROOT / "translations" / "messages.pot"
SOURCE, *OTHERS = LANGUAGES
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# What stands in a template outside of gettext: marks, signs and what the macros call.
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)

# What is filled in, what is a tag, and what stands for a name in a drawing.
_FILLED = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|</?\w+[^>]*>")


def catalogue(language: str, ending: str = "po") -> Catalog:
    """A translation as it stands: the text that people write, or what is compiled of it."""
    read = read_po if ending == "po" else read_mo
    with (ROOT / "translations" / language / "LC_MESSAGES" / f"messages.{ending}").open("rb") as file:
        return read(file)


def texts(catalog: Catalog) -> dict[str | tuple[str, ...], tuple[str, ...]]:
    """What stands for each message: one text, or two where it counts."""
    return {each.id if isinstance(each.id, str) else tuple(each.id): _forms(each.string) for each in catalog if each.id}


def _forms(text: str | Sequence[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def test_the_list_of_strings_is_that_of_the_pages():
    with MAPPING.open(encoding="utf-8") as read:
        mapping, options = parse_mapping_cfg(read)
    found = extract_from_dir(ROOT.parent, mapping, options, keywords={**DEFAULT_KEYWORDS, "_l": None}, comment_tags=())
    with TEMPLATE.open("rb") as read:
        listed = {message.id for message in read_po(read) if message.id}
    assert {message for _, _, message, _, _ in found} == listed


def test_a_language_of_the_setting_is_a_translation():
    assert load_settings({}).language == SOURCE
    assert sorted(OTHERS) == sorted(path.name for path in TEMPLATE.parent.iterdir() if path.is_dir())


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_says_everything(language: str):
    """No string is missing, empty, doubtful or one that no page has any more; each counts in all forms."""
    with TEMPLATE.open("rb") as read:
        listed = {message.id for message in read_po(read) if message.id}
    catalog = catalogue(language)
    assert set(texts(catalog)) == listed
    assert [message for message, said in texts(catalog).items() if not all(said)] == []
    assert [each.id for each in catalog if each.id and each.fuzzy] == []
    counting = [each for each in catalog if each.id and each.pluralizable]
    assert [each.id for each in counting if len(each.string) != catalog.num_plurals] == []
    assert list(catalog.obsolete) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_what_the_string_does(language: str):
    """Each place and each tag of a string stands in its translation, and no other."""
    for message, said in texts(catalogue(language)).items():
        for form, text in zip(_forms(message), said, strict=True):
            assert set(_FILLED.findall(text)) == set(_FILLED.findall(form)), text


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_written(language: str):
    """`pybabel compile` was run: CONTRIBUTING.md says how."""
    assert texts(catalogue(language, "mo")) == texts(catalogue(language))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_word_of_a_template_goes_through_gettext(template: Path):
    left = _CODE.sub(" ", template.read_text(encoding="utf-8"))
    assert re.findall(r"[^\W\d_]{2,}", left) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_trust_nothing(template: Path):
    text = template.read_text(encoding="utf-8")
    assert not re.findall(r"\|\s*safe\b|autoescape|\bMarkup\b|'html':|\"html\":", text)
    assert not re.findall(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<style", text)
