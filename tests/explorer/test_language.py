from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

import explorer

ROOT = Path(explorer.__file__).parent
MAPPING = ROOT / "translations" / "babel.cfg"
TEMPLATE = ROOT / "translations" / "messages.pot"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# What stands in a template outside of gettext: marks, signs and what the macros call.
_CODE = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


def test_the_list_of_strings_is_that_of_the_pages():
    with MAPPING.open(encoding="utf-8") as read:
        mapping, options = parse_mapping_cfg(read)
    found = extract_from_dir(ROOT.parent, mapping, options, keywords={**DEFAULT_KEYWORDS, "_l": None}, comment_tags=())
    with TEMPLATE.open("rb") as read:
        listed = {message.id for message in read_po(read) if message.id}
    assert {message for _, _, message, _, _ in found} == listed


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_word_of_a_template_goes_through_gettext(template: Path):
    left = _CODE.sub(" ", template.read_text(encoding="utf-8"))
    assert re.findall(r"[^\W\d_]{2,}", left) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_trust_nothing(template: Path):
    text = template.read_text(encoding="utf-8")
    assert not re.findall(r"\|\s*safe\b|autoescape|\bMarkup\b|'html':|\"html\":", text)
    assert not re.findall(r"\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|<style", text)
