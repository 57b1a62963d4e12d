"""A network as stock pyvis draws it, with all as it comes, and the scripts that its page asks for."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

from pyvis.network import Network as Pyvis

from graph.network import Network

# What pyvis' page loads from elsewhere: the package and its version as npm has them, and the file in it.
LOADED = re.compile(
    r"""(?:src|href)="https://[^"]*?/(?P<package>vis-network|bootstrap)[@/](?P<version>[\w.-]+)/(?P<file>[^"]+)\""""
)

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def stock_page(network: Network) -> str:
    """The page, its scripts loaded from elsewhere as pyvis' own option has it."""
    pyvis = Pyvis(directed=True, cdn_resources="remote")
    for node in network.nodes:
        pyvis.add_node(node.id, label=node.label)
    for edge in network.edges:
        pyvis.add_edge(edge.source, edge.target)
    return str(pyvis.generate_html())


def assets(folder: Path) -> dict[str, bytes]:
    """What that page loads, by the end of its address, in the same versions out of npm."""
    found: dict[str, bytes] = {}
    page = _COMMENT.sub("", Pyvis(cdn_resources="remote").generate_html())
    for each in LOADED.finditer(page):
        package, version, file = each["package"], each["version"], each["file"]
        root = _packed(folder / "npm", f"{package}@{version}")
        found[file] = (root / file).read_bytes()
    return found


def _packed(folder: Path, package: str) -> Path:
    """The files of a package, fetched by npm and unpacked."""
    root, npm = folder / package, shutil.which("npm")
    assert npm is not None
    if not root.exists():
        root.mkdir(parents=True)
        packed = subprocess.run(
            [npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(folder / packed.stdout.strip().splitlines()[-1]) as archive:
            archive.extractall(root, filter="data")
    return root / "package"
