"""The one door for reading: permission, slice, audit entry, and only then the slice is handed over.

Nothing else makes a Slice from the database. What isn't there and what isn't the viewer's to see are the same here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeAlias, TypeVar

from graph import everything, reading
from graph.answers import Answer, answers_of
from graph.answers_everywhere import heard_everywhere
from graph.around import around_client, around_family
from graph.columnar import slice_of
from graph.cypher import Cypher, load
from graph.errors import NotAllowed, NotThere
from graph.journal import entry
from graph.model import Facts
from graph.read_later import Later
from graph.reading import Lines, Reading
from graph.reading_everything import Asked, at_once, settled
from graph.sight import Sight
from graph.slice import Slice
from graph.store import Ask, Row, Store
from graph.supervisees import AT_ONCE, Supervised, Supervisee, Theirs, as_themselves, for_agency
from graph.viewer import Viewer

T = TypeVar("T")
Read: TypeAlias = tuple[Sight, Facts | None, Lines, tuple[Answer, ...]]
NOT_ALLOWED = "Your role does not allow this."
WINDOW_DAYS = 180
EVERYTHING_SECONDS = 300.0


def check_allowed(viewer: Viewer, *queries: Cypher) -> None:
    """Refuse whoever's role does not have the permission of each statement. Raises NotAllowed."""
    if not all(viewer.may(query.access) for query in queries):
        raise NotAllowed(NOT_ALLOWED)


class GuardedStore:
    """What one viewer can ask of the network. Made for each request or command; keeps nothing."""

    def __init__(self, store: Store, viewer: Viewer, today: Callable[[], date]) -> None:
        self.viewer = viewer
        self._store = store
        self._today = today

    def family(self, family_id: str, act: str = "view") -> Slice:
        """The slice around a family. `act` is what the entry calls it: a view, or an export.

        Raises NotAllowed, NotThere, DatabaseUnavailable.
        """
        return self._around("family", family_id, around_family, act)

    def client(self, client_id: str, act: str = "view") -> Slice:
        """The slice around a client: them, their families and the linked ones. As `family`."""
        return self._around("client", client_id, around_client, act)

    def caseload(self, act: str = "view") -> Slice:
        """The slice of everyone whom the viewer sees, for those who have people of their own. As `family`."""
        self._check(*reading.statements(viewer=self.viewer))

        def work(steps: Reading) -> Read:
            sight, facts = steps.caseload()
            return sight, facts, steps.lines(sight, facts), steps.answers(sight, facts)

        return self._handed_over("caseload", None, *self._read(work), act=act)

    def supervised(self, of: str | None = None, act: str = "view") -> Supervised:
        """What the people whom the viewer supervises see for that agency, or one of them. As `family`.

        Where they are too many to be read at once, nothing is until one is chosen. Raises NotThere for anybody else.
        """
        people = load("graph.slices", "supervised_people")
        self._check(people, *reading.statements(viewer=self.viewer))
        now, agency = self._today(), self.viewer.supervises or ""

        def theirs(ask: Ask, supervisee: Supervisee) -> Theirs:
            steps = Reading(ask, as_themselves(supervisee, self.viewer.grounds), now)
            sight, facts = steps.caseload()
            return Theirs(facts, sight.levels, steps.answers(sight, facts))

        def work(ask: Ask) -> tuple[list[Supervisee], Theirs]:
            rows = ask(people, {"viewer": self.viewer.parameter(), "now": now})
            everybody = [Supervisee(row["id"], row["name"]) for row in rows]
            chosen = [each for each in everybody if of in (None, each.id)]
            read = chosen if len(chosen) <= AT_ONCE else ()
            known = rows[0]["known"] if rows else ()
            seen = {each: theirs(ask, each) for each in read}
            return everybody, for_agency(seen, agency, known, now, self.viewer.grounds)

        everybody, found = self._store.read_work(work)
        # Of an outline no more than a name stands there, and whose look that was would tell of a tie further off.
        shown = [client for client, level in found.levels.items() if level != "outline"]
        missing = of is not None and of not in {each.id for each in everybody}
        self.enter("refused" if missing else act, "supervision.questions", None, shown, _size(found.facts))
        if missing:
            raise NotThere
        slice_ = slice_of(
            found.facts,
            now,
            kind="caseload",
            levels=found.levels,
            answers=found.answers,
            agreed_only=self.viewer.agreed_only,
        )
        return Supervised(tuple(everybody), slice_, too_many=of is None and len(everybody) > AT_ONCE)

    def between(self, one: str, other: str, day: date) -> Slice:
        """The slice in which two people may be connected on a day. Raises NotAllowed, NotThere, DatabaseUnavailable."""
        return self.chain(one, other, day) if self.viewer.operator else self.caseload()

    def all_of_it(self, day: date, *, before: int = WINDOW_DAYS) -> Slice:
        """The slice of all that the viewer may see on a day: for the operator, everything. Raises as `everything`."""
        return self.everything(day, before=before, ahead=True) if self.viewer.operator else self.caseload()

    def chain(self, one: str, other: str, day: date) -> Slice:
        """The slice of whoever stands on a shortest way between two people. For those who may read everything.

        Raises NotThere where either is unknown, else as `family`. A slice of nobody else says that there is no way.
        """
        self._check(*reading.statements("chain", viewer=self.viewer))
        ends = [one, other]

        def work(steps: Reading) -> Facts:
            clients, professionals = steps.chain(one, other, day)
            return steps.facts(steps.sight(), {*clients, *ends}, colleagues=[*professionals, *ends])

        found = self._read(work)
        self.enter("view", "chain", one, [other, *(each.id for each in found.clients)], _size(found))
        known = {each.id for each in found.clients} | {each.id for each in found.professionals}
        if not {one, other} <= known:
            raise NotThere
        return slice_of(found, self._today(), kind="chain", focus=one)

    def everything(
        self,
        day: date,
        *,
        before: int = WINDOW_DAYS,
        open_only: bool = False,
        unsealed: bool = False,
        ahead: bool = False,
    ) -> Slice:
        """The columns of the whole network, with the contacts of `before` days up to `day` and all planned ones after.

        With `open_only`, of ties, homes and contacts what is open of those not shielded; with `unsealed`, of who people
        are and where they belong what no seal covers. `ahead`: names, whereabouts and particulars will be asked for.
        For those who may read everything. Raises NotAllowed, DatabaseUnavailable, DatabaseTimeout, DatabaseFull.
        """
        statements = everything.statements(open_only=open_only, unsealed=unsealed)
        queries = {query.name.rpartition("_")[2]: query for query in statements}
        self._check(*queries.values())
        window = {"after": day - timedelta(days=before), "until": day}
        asked = Asked(queries, window, everything.LATER if ahead else (), EVERYTHING_SECONDS)
        # What is kept is read again where something was written meanwhile.
        found = (settled if open_only or unsealed else at_once)(self._store, asked)
        read = "open-only" if open_only else "unsealed" if unsealed else "everything"
        self.enter("view", read, None, ["*"], len(found.columns.clients.ids))
        later = Later(self._store, asked, found)
        # What is kept is asked of records and agencies, to which nobody gives an answer.
        rows = [] if open_only or unsealed else asked.read(self._store, "answers")[0]["answers"]
        return Slice(
            "everything",
            None,
            self._today(),
            found.columns,
            later.names_of_services if open_only else later.names,
            later.particulars,
            Facts(),
            answers=heard_everywhere(found.columns, answers_of(rows)),
            of_everything=not open_only,
            whereabouts=None if open_only else later.whereabouts,
        )

    def _around(self, kind: str, focus: str, part: Callable[[Facts, str, str | None], Facts | None], act: str) -> Slice:
        """The part of what is seen that stands around a focus. What is missing and what is refused ask the same."""
        self._check(*reading.statements(viewer=self.viewer))

        def work(steps: Reading) -> Read:
            sight = steps.sight()
            facts = part(steps.facts(sight, **{kind: focus}), focus, self.viewer.professional)
            held = facts or Facts()
            return sight, facts, steps.lines(sight, held), steps.answers(sight, held)

        return self._handed_over(kind, focus, *self._read(work), act=act)

    def _read(self, work: Callable[[Reading], T]) -> T:
        """What `work` reads, in one transaction and on one day."""
        now = self._today()
        return self._store.read_work(lambda ask: work(Reading(ask, self.viewer, now)))

    def _handed_over(
        self,
        kind: str,
        focus: str | None,
        sight: Sight,
        facts: Facts | None,
        lines: Lines,
        answers: tuple[Answer, ...],
        *,
        act: str = "view",
    ) -> Slice:
        """The slice of some facts, once the entry about it is committed."""
        shown = [each.id for each in facts.clients] if facts else []
        subjects = [each for each in (focus, *shown) if each]
        self.enter(act if facts else "refused", kind, focus, subjects, _size(facts))
        if facts is None:
            raise NotThere
        return slice_of(
            facts,
            self._today(),
            kind=kind,
            focus=focus,
            levels=None if self.viewer.operator else {each: sight.levels[each] for each in shown},
            another_service=lines.another_service,
            through_lead=lines.through_lead,
            answers=answers,
            agreed_only=self.viewer.agreed_only,
        )

    def plan_ahead(self) -> None:
        """Have the database plan the slices before anybody waits for them: for seconds, where it has just started.

        They are read for nobody, who sees nothing; nothing is handed over. Raises as `family`.
        """
        nobody = Viewer(account="", role=self.viewer.role, professional="")

        def work(ask: Ask) -> None:
            steps = Reading(ask, nobody, self._today())
            sight = steps.sight()
            facts = steps.facts(sight)
            steps.lines(sight, facts)
            steps.answers(sight, facts)

        self._store.read_work(work, seconds=EVERYTHING_SECONDS)

    def stream(self, name: str) -> Iterator[Row]:
        """The rows of one table for an export, audited before the first of them. Raises as `family`."""
        query = load("graph.slices", name)
        self._check(query)
        self.enter("export", name, None, [], 0)
        return self._store.stream(query)

    def enter(self, act: str, query: str, focus: str | None, subjects: Sequence[str], rows: int) -> None:
        """Commit one audit entry: who, which query, the subjects' ids, how many rows; never names."""
        self._store.write_together([entry(self.viewer, act, query, subjects, focus=focus, rows=rows)])

    def _check(self, *queries: Cypher) -> None:
        check_allowed(self.viewer, *queries)


def _size(facts: Facts | None) -> int:
    """How many facts are handed over."""
    return sum(len(getattr(facts, name)) for name in Facts.__dataclass_fields__) if facts else 0
