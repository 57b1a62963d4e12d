"""Made-up networks for the tests of the pictures: like the mock's family, large, empty and hostile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from graph.network import Edge, MissingLink, Network, Node

TODAY = date(2026, 11, 22)

HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "href=\"javascript:alert('x')\" `${alert(1)}` {{7*7}}",
    "a\u2028b\u2029c\x1b[31mred\x07 $x^2$ \\frac{1}{2}",
    "\u202egnikam\u202c \u05e9\u05dc\u05d5\u05dd مرحبا",
    "=HYPERLINK(\"http://example.org\")&'quoted'",
    "Ѐ́̂̃ 山田太郎 \U0001f469",
    "N" * 500,
)


def client(ident: str, name: str, age: int | None, gender: str = "unknown", **facts: Any) -> Node:
    """A client born so long ago."""
    born = (TODAY - timedelta(days=age * 366 + 20)).isoformat() if age is not None else None
    given = name.partition(" ")[0]
    known = {"given_name": given, "born": born, "age": age, "child": age is not None and age < 18, "gender": gender}
    return Node(ident, "client", name, {**known, "situations": [], "families": [], "household": [], **facts})


def professional(ident: str, name: str, role: str, agency: str, phone: str = "", **facts: Any) -> Node:
    """A professional of one agency."""
    number = {"phone": phone, "of": "own"} if phone else None
    return Node(
        ident,
        "professional",
        name,
        {"role": role, "agencies": [agency], "number": number, "active": True, **facts},
    )


def agency(ident: str, name: str, kind: str, phone: str = "0161 496 0100") -> Node:
    """An agency with a desk that answers."""
    return Node(ident, "agency", name, {"agency_kind": kind, "number": {"phone": phone, "of": "duty"}})


def involved(source: str, target: str, role: str = "", agency_id: str = "", lead: bool = False) -> Edge:
    """A current involvement."""
    facts = {"role": role or None, "agency_id": agency_id or None, "lead": lead, "from": "2026-03-01"}
    return Edge(f"i-{source}-{target}", "involved", source, target, facts)


def contact(source: str, target: str, days: int, planned: bool = False) -> Edge:
    """A contact so many days ago, or planned in so many days."""
    on = TODAY + timedelta(days=days) if planned else TODAY - timedelta(days=days)
    ident = f"k-{source}-{target}-{days}-{planned}"
    return Edge(ident, "contact", source, target, {"on": on.isoformat(), "contact_kind": "visit", "planned": planned})


def member(source: str, family: str, lives_here: bool = True) -> Edge:
    """A current membership of a family."""
    return Edge(f"member|{source}|{family}|", "member", source, family, {"lives_here": lives_here})


def related(source: str, relation: str, target: str, form: str | None = None) -> Edge:
    """`source` is `relation` of `target`."""
    facts = {"relation": relation, "form": form}
    return Edge(f"related|{source}|{relation}|{target}|", "related", source, target, facts)


def shaw() -> tuple[Network, tuple[MissingLink, ...]]:
    """The family of the mock: a mother with two children, their father elsewhere, six supporters and a question."""
    nodes = [
        Node("f1", "family", "The Shaw family", {"address": "12 Mill Lane", "area": "North"}),
        client("c1", "Kelly Shaw", 31, "female"),
        client("c2", "Ella Shaw", 7, "female", situations=["child-in-need"]),
        client("c3", "Tom Shaw", 3, "male"),
        client("c4", "Lee Marsh", 34, "male"),
        agency("a1", "Children’s social care", "child-social-care"),
        agency("a2", "Oak Primary School", "school"),
        agency("a3", "Health visiting", "health-visiting"),
        agency("a4", "Riverside Housing", "housing"),
        agency("a5", "Neighbourhood police", "police"),
        professional("p1", "Priya Nair", "social-worker", "a1", "0161 496 0144"),
        professional("p2", "Jo Reid", "safeguarding-lead", "a2", "0161 496 0171"),
        professional("p3", "Amy Lund", "teacher", "a2"),
        professional("p4", "Ana Costa", "health-visitor", "a3", "0161 496 0150"),
        professional("p5", "Sam Hill", "tenancy-officer", "a4", "0161 496 0123"),
    ]
    edges = [
        *(member(one, "f1") for one in ("c1", "c2", "c3")),
        member("c4", "f1", lives_here=False),
        *(related("c1", "parent", child, "birth") for child in ("c2", "c3")),
        *(related("c4", "parent", child, "birth") for child in ("c2", "c3")),
        related("c1", "partner", "c4", "separated"),
        involved("p1", "c2", "social-worker", "a1", lead=True),
        involved("p1", "c3", "social-worker", "a1"),
        involved("p2", "c2", "safeguarding-lead", "a2"),
        involved("p3", "c2", "teacher", "a2"),
        involved("p4", "c3", "health-visitor", "a3"),
        involved("p5", "c1", "tenancy-officer", "a4"),
        Edge("i-a5-c1", "involved", "a5", "c1", {"agency_id": "a5", "lead": False}),
        contact("p1", "c2", 3),
        contact("p1", "c2", 2, planned=True),
        contact("p2", "c2", 7),
        contact("p3", "c2", 60),
        contact("p4", "c3", 36),
        contact("p5", "c1", 1),
        contact("p5", "c1", 4, planned=True),
        contact("p1", "p2", 12),
        *(Edge(f"w-{p}", "works_for", p, a) for p, a in (("p1", "a1"), ("p2", "a2"), ("p3", "a2"), ("p4", "a3"))),
    ]
    question = (
        "Jo Reid (Oak Primary School) and Sam Hill (Riverside Housing) both support this family. "
        "No contact between them is recorded here since 1 August. Are they in touch?"
    )
    missing = (
        MissingLink("household-workers-not-in-contact", question, "p2", "p5"),
        MissingLink("lapsed-contact", "Amy Lund: no contact with Ella is recorded. Is she still right?", "p3", "c2"),
        MissingLink("no-visit-planned", "No visit to Tom is planned. Who will plan it?", "c3"),
    )
    return Network(TODAY, "f1", tuple(nodes), tuple(edges)), missing


KINDS = (
    "child-social-care", "school", "health-visiting", "gp", "housing", "police", "adult-mental-health",
    "substance-misuse", "voluntary", "probation", "early-years", "midwifery",
)  # fmt: skip
FIRST = ("Priya", "Jo", "Amy", "Ana", "Sam", "Mohammed", "Christopher", "Wei", "Aleksandra", "Bo", "Oluwaseun", "Tim")
LAST = ("Nair", "Reid", "Lund", "Costa", "Hill", "Featherstonehaugh", "Khan", "Li", "Kowalska", "Adeyemi", "Ek")
ROLES = (
    "social-worker", "teacher", "health-visitor", "general-practitioner", "tenancy-officer", "community-officer",
    "care-coordinator", "school-safeguarding-lead", "family-support-worker", "offender-manager",
)  # fmt: skip


def area(supporters: int, members: int, families: int = 1) -> Network:
    """A family with so many supporters, two to an agency, and so many members, in households that the first opens."""
    edges: list[Edge] = []
    nodes = [
        Node(f"f{place:02}", "family", f"Family {place}", {"address": f"{place + 1} High Street"})
        for place in range(families)
    ]
    for place in range(members):
        age = (34, 36, 9, 7, 4, 1, 62, 15, 12, None)[place % 10]
        gender = ("female", "male", "unknown")[place % 3]
        nodes.append(client(f"c{place:02}", f"{FIRST[place % 12]} {LAST[place % 11]}", age, gender))
        edges.append(member(f"c{place:02}", f"f{place % families:02}"))
        if members > 2 and place > 1 and age is not None and age < 18:
            edges.extend(related(parent, "parent", f"c{place:02}", "birth") for parent in ("c00", "c01"))
    if members > 1:
        edges.append(related("c00", "partner", "c01", "married"))
    for place in range((supporters + 1) // 2):
        kind = KINDS[place % 12]
        nodes.append(agency(f"a{place:02}", f"{kind.replace('-', ' ').capitalize()} {place}", kind))
    for place in range(supporters):
        nodes.append(supporter_of(place))
        if members:
            edges.append(involved(f"p{place:02}", f"c{place % members:02}", ROLES[place % 10], f"a{place // 2:02}"))
            if place % 3:
                edges.append(contact(f"p{place:02}", f"c{place % members:02}", place * 9 % 100))
    return Network(TODAY, "f00", tuple(nodes), tuple(edges))


def supporter_of(place: int) -> Node:
    """The professional at a place in `area`."""
    name = f"{FIRST[place % 12]} {LAST[(place * 5) % 11]}"
    return professional(f"p{place:02}", name, ROLES[place % 10], f"a{place // 2:02}", f"0161 496 {place:04}")


def without(network: Network, ident: str) -> Network:
    """The network without one node and its edges."""
    nodes = tuple(node for node in network.nodes if node.id != ident)
    edges = tuple(edge for edge in network.edges if ident not in (edge.source, edge.target))
    return Network(network.as_of, network.focus, nodes, edges)


def large() -> Network:
    """Sixteen supporters of a family of six."""
    return area(16, 6)


def empty() -> Network:
    """Nobody at all."""
    return Network(TODAY, "f1", (), ())


def alone() -> Network:
    """A client in no family with one supporter."""
    nodes = (
        client("c1", "Una Bryant", 70, "female"),
        agency("a1", "Adult social care", "adult-social-care"),
        professional("p1", "Bo Ek", "social-worker", "a1"),
    )
    return Network(TODAY, "c1", nodes, (involved("p1", "c1", "social-worker", "a1"),))


def two_homes() -> Network:
    """A child who lives with two families."""
    nodes = (
        Node("f1", "family", "The Shaw family", {"address": "12 Mill Lane"}),
        Node("f2", "family", "The Marsh family", {"address": "3 Quay Street"}),
        client("c1", "Kelly Shaw", 31, "female"),
        client("c2", "Ella Shaw", 7, "female"),
        client("c4", "Lee Marsh", 34, "male"),
        client("c5", "Ida Ross", 33, "female"),
        agency("a1", "Children’s social care", "child-social-care"),
        professional("p1", "Priya Nair", "social-worker", "a1"),
        professional("p2", "Bo Ek", "family-support-worker", "a1"),
    )
    edges = (
        member("c1", "f1"), member("c2", "f1"), member("c2", "f2"), member("c4", "f2"), member("c5", "f2"),
        related("c1", "parent", "c2", "birth"), related("c4", "parent", "c2", "birth"),
        related("c4", "partner", "c5", "married"),
        involved("p1", "c2", "social-worker", "a1", lead=True), involved("p2", "c4", "family-support-worker", "a1"),
        contact("p1", "c2", 2), contact("p2", "c4", 90),
    )  # fmt: skip
    return Network(TODAY, "c2", nodes, edges)


def hostile() -> tuple[Network, Sequence[MissingLink]]:
    """Names, ids, roles, numbers and questions that would break a careless page, terminal or XML file."""
    nodes = [Node(f"f{HOSTILE[0]}", "family", HOSTILE[1], {"address": HOSTILE[0]})]
    edges = []
    for place, bad in enumerate(HOSTILE):
        nodes.append(client(f"c{place}{bad}", bad, 5 + 9 * place, "male", given_name=bad, situations=[bad]))
        nodes.append(agency(f"a{place}{bad}", bad, "school" if place % 2 else bad, bad))
        nodes.append(professional(f"p{place}{bad}", bad, bad, f"a{place}{bad}", bad, email=bad))
        edges.append(member(f"c{place}{bad}", f"f{HOSTILE[0]}"))
        edges.append(involved(f"p{place}{bad}", f"c{place}{bad}", bad, f"a{place}{bad}"))
        edges.append(contact(f"p{place}{bad}", f"c{place}{bad}", 3))
    missing = [MissingLink(bad, bad, f"p0{HOSTILE[0]}", f"p{place}{bad}") for place, bad in enumerate(HOSTILE)]
    return Network(TODAY, f"f{HOSTILE[0]}", tuple(nodes), tuple(edges)), missing
