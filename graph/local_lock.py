"""Writes `neo4j.lock`: the jars of the local Neo4j with their SHA-256 sums.

To move to another version: `python -m graph.local_lock 5.26.31`.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import Artifact, MavenContext

from graph.local_jars import LOCK, THREADS, Jar

ROOTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server")


def resolve(version: str, cache: Path) -> list[Jar]:
    """Resolve Neo4j `version` afresh, download each jar into `cache` and take its sum; takes minutes."""
    context = MavenContext(repo_cache=cache)
    roots = [context.create_dependency(f"{root}:{version}") for root in ROOTS]
    chosen, needed = context.resolver.resolve(roots)
    with ThreadPoolExecutor(THREADS) as pool:
        return sorted(pool.map(_locked, [dependency.artifact for dependency in (*chosen, *needed)]))


def _locked(artifact: Artifact) -> Jar:
    digest = hashlib.sha256(artifact.resolve().read_bytes()).hexdigest()
    return Jar(artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier, digest)


def main(version: str) -> None:
    """Write the lock of Neo4j `version` over the committed one."""
    with tempfile.TemporaryDirectory() as cache:
        jars = resolve(version, Path(cache))
    LOCK.write_text("".join(f"{jar.coordinates} {jar.sha256}\n" for jar in jars), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
