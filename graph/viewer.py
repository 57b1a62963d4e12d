"""Who is looking: a viewer, and the table of roles and permissions (access.md §6).

A permission is named in the head of each .cypher file (`// access:`), and each page and command names one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.grounds import DEFAULT, Profile, profiles

NOBODY = "none"
Level: TypeAlias = Literal["client", "family", "outline"]
"""How much a viewer sees of a client (access.md §2)."""


@dataclass(frozen=True, slots=True)
class Role:
    """A role in plain words, and what it may do. `accounts` is whether a person can be given it, `two` whether by two.

    `excludes` are the roles that the same professional can't have besides.
    """

    title: str
    permissions: frozenset[str]
    accounts: bool = True
    two: bool = False
    excludes: tuple[str, ...] = ()


# Whoever supports people does not oversee who looks at them, nor the other way round.
SUPPORTING = ("practitioner", "supervisor", "duty-desk", "chair")
# Nor does whoever says that two records are one person: it opens each to the team of the other.
OVERSEEING = ("privacy-officer", "records-officer")
# Nor does whoever makes accounts: they would let themselves in.
ADMINISTRATOR = "administrator"
KEPT_APART = (*OVERSEEING, ADMINISTRATOR)
# What whoever supports people may, whatever else they do.
PRACTISING = frozenset({"read-network", "answer", "record", "search", "join", "lead", "open", "seal", "part", "meet"})

ROLES: Mapping[str, Role] = {
    "practitioner": Role(
        "Practitioner",
        PRACTISING,
        excludes=KEPT_APART,
    ),
    "supervisor": Role(
        "Supervisor, within one agency",
        PRACTISING | {"supervise"},
        two=True,
        excludes=KEPT_APART,
    ),
    "duty-desk": Role(
        "Duty desk: front door, emergency duty, hospital safeguarding",
        PRACTISING | {"enquire"},
        two=True,
        excludes=KEPT_APART,
    ),
    "chair": Role(
        "Chair of meetings",
        PRACTISING | {"chair"},
        two=True,
        excludes=KEPT_APART,
    ),
    "coordinator": Role("Coordinator", frozenset({"read-tables", "ask-leads"}), two=True),
    "privacy-officer": Role(
        "Privacy officer",
        frozenset({"read-journal", "review"}),
        two=True,
        excludes=(*SUPPORTING, "records-officer", ADMINISTRATOR),
    ),
    "records-officer": Role(
        "Records officer",
        frozenset({"merge", "part"}),
        two=True,
        excludes=(*SUPPORTING, "privacy-officer", ADMINISTRATOR),
    ),
    ADMINISTRATOR: Role(
        "Administrator, for one agency",
        frozenset({"administer"}),
        two=True,
        excludes=(*SUPPORTING, *OVERSEEING),
    ),
    "operator": Role(
        "Operator, on the server's command line",
        frozenset(
            {"read-network", "read-everything", "import", "export", "accounts", "migrate", "make-tables"}
            | {"backup", "restore", "audit", "rights", "retain"}
        ),
        accounts=False,
    ),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """An account that looks, or the operator. What it may see is decided in the database, from facts, at each look.

    `by` is the operating system's user where the operator asks as an account: the journal names both. `opened` are the
    clients whom an override or an enquiry of theirs opens at this moment; of those `enquired` their families too. `met`
    are those whom being at a meeting opens, of those `met_wide` the others of `met_family`, which it is about, too.
    `areas` are those that a coordinator or privacy officer answers for, `supervises` the agency of a supervisor,
    `oversees` that of a privacy officer who answers for an agency instead, `administers` that of an administrator.
    `grounds` is the profile on whose ground the agencies of the deployment share (graph/grounds.py).
    """

    account: str
    role: str
    professional: str | None = None
    by: str | None = None
    opened: tuple[str, ...] = ()
    enquired: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    met_wide: tuple[str, ...] = ()
    met_family: str | None = None
    areas: tuple[str, ...] = ()
    supervises: str | None = None
    oversees: str | None = None
    administers: str | None = None
    grounds: str = DEFAULT

    @property
    def profile(self) -> Profile:
        """The profile on whose ground agencies share."""
        return profiles()[self.grounds]

    @property
    def agreed_only(self) -> bool:
        """Whether what an agency holds crosses to another only where somebody agreed."""
        return self.profile.agreed

    @property
    def without(self) -> frozenset[str]:
        """The doors that don't exist on that ground."""
        return self.profile.without

    @property
    def operator(self) -> bool:
        """Whether this is the operator, who holds the database and sees all of it."""
        return self.role == "operator"

    def may(self, permission: str) -> bool:
        """Whether the role has a permission."""
        return permission == NOBODY or permission in ROLES[self.role].permissions

    def parameter(self) -> dict[str, object]:
        """The `$viewer` of a slice."""
        return {
            "account": self.account,
            "professional": self.professional,
            "operator": self.operator,
            "opened": list(self.opened),
            "enquired": list(self.enquired),
            "met": list(self.met),
            "areas": list(self.areas),
            "supervises": self.supervises,
            "agreed_only": self.agreed_only,
            "oversees": self.oversees,
        }


def operator(system_user: str) -> Viewer:
    """The operator, audited under the operating system's user name."""
    return Viewer(account=system_user, role="operator")
