"""No file names a package registry, and nothing that the program shows loads anything from elsewhere."""

from __future__ import annotations

import re

from tests.policy.project import MODULES, PACKAGES, all_files, files, shown, texts

# In parts, so that this file names none either.
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("maven", "org"),
        ("maven", "apache", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("conda", "anaconda", "org"),
        ("proxy", "golang", "org"),
        ("registry-1", "docker", "io"),
        ("index", "docker", "io"),
        ("ghcr", "io"),
    )
]
DELIVERED = [
    ".".join(parts) for parts in (("jsdelivr", "net"), ("unpkg", "com"), ("cloudflare", "com"), ("googleapis", "com"))
]
# Names of languages, which nobody fetches.
NAMESPACES = re.compile(r"http://(?:www\.w3\.org/|graphml\.graphdrawing\.org/xmlns)[\w./#-]*")
ADDRESS = re.compile(r"(?:https?:)?//(?!127\.0\.0\.1)[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
LOADED = re.compile(
    r"""(?:src|href|action|poster|data)\s*=\s*["']\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//|@import""",
    re.IGNORECASE,
)
SHOWN = (".html", ".css", ".js", ".svg")


def test_no_file_names_a_registry() -> None:
    found = [
        (shown(path), name)
        for path in all_files(vendored=True)
        for content in [path.read_bytes().lower()]
        for name in REGISTRIES
        if name.encode() in content
    ]
    assert found == []


def test_nothing_shown_loads_from_elsewhere() -> None:
    paths = [path for path in files(*PACKAGES) if path.suffix in SHOWN]
    found = [shown(path) for path in paths if ADDRESS.search(NAMESPACES.sub("", path.read_text(encoding="utf-8")))]
    assert paths
    assert found == []


def test_no_address_stands_in_the_code() -> None:
    found = [
        f"{module.name}:{text.lineno}"
        for module in MODULES
        for text in texts(module.tree)
        if ADDRESS.search(NAMESPACES.sub("", str(text.value)))
    ]
    assert found == []


def test_what_others_wrote_loads_nothing_from_elsewhere() -> None:
    """Comments may name whoever wrote it."""
    vendored = {*files(*PACKAGES, vendored=True)} - {*files(*PACKAGES)}
    paths = [path for path in vendored if path.suffix in SHOWN]
    texts_ = {shown(path): path.read_text(encoding="utf-8") for path in paths}
    assert texts_
    assert [name for name, text in texts_.items() if LOADED.search(text)] == []
    assert [name for name, text in texts_.items() if any(each in text for each in DELIVERED)] == []
