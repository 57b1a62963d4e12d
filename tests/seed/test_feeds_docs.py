"""docs/feeds.md is true: its example is a mapping, and it names every key, block and column there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.codes import agency_kinds
from seed.feeds.mapping import BLOCKS
from seed.feeds.mapping_fields import Encoding
from seed.feeds.mapping_schema import FileSchema, MappingSchema, SourceSchema, load_mapping

PAGE = (Path(__file__).parents[2] / "docs" / "feeds.md").read_text(encoding="utf-8")


def test_its_example_is_a_mapping(tmp_path):
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "m.yaml").write_text(example, encoding="utf-8")
    feed = load_mapping(tmp_path / "m.yaml")
    assert [file.name for file in feed.files] == ["people.csv", "workers.csv"]


def test_it_names_every_key():
    for schema in (MappingSchema(), FileSchema(), SourceSchema()):
        missing = [name for name in schema.fields if f"`{name}" not in PAGE and f"\n{name}:" not in PAGE]
        assert missing == []
    assert [encoding for encoding in Encoding.TAKEN if f"`{encoding}`" not in PAGE] == []
    assert [kind for kind in agency_kinds() if kind not in PAGE] == []


@pytest.mark.parametrize("block", BLOCKS)
def test_it_names_every_column_of(block):
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| `{block}`")]
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", row)))) - {block}
    assert named == set(BLOCKS[block].columns)
