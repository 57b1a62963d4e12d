"""The journal in tests: writing entries, and looking whether it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from graph.journal import entry
from graph.links import Links
from graph.store import Store
from graph.viewer import Viewer
from queries import audit
from queries.audit_anchor import Anchor
from queries.audit_check import Verdict, check
from tests.database import AUDIT_KEY, Server

LINKS = Links(AUDIT_KEY)
ANA = Viewer("account-ana", "practitioner", "ana")


def journal_store(server: Server) -> Store:
    """A store whose chains begin anew; the session's goes on with those of a database that was emptied since."""
    return server.store()


def look(store: Store, *subjects: str, viewer: Viewer = ANA) -> None:
    """Enter a view of some clients."""
    store.write_together([entry(viewer, "view", "client", subjects, focus=subjects[0] if subjects else None)])


def checked(store: Store, *anchors: Anchor, links: Links = LINKS) -> Verdict:
    """The verdict on the journal as it stands."""
    return check(links, audit.links(store), partial(audit.heads, store), audit.unlinked(store), anchors)


def kinds(verdict: Verdict) -> Sequence[str]:
    """Which kinds of faults were found, each once."""
    return sorted({each.kind for each in verdict.faults})
