"""The numbers that the rules read, which a deployment may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

CADENCE_BY_ROLE: Mapping[str, int] = MappingProxyType(
    {"child-protection-social-worker": 14, "looked-after-social-worker": 42}
)

ADULT_KINDS = ("adult-social-care", "adult-mental-health", "substance-misuse", "probation", "housing")


@dataclass(frozen=True, slots=True)
class RuleSettings:
    """Days, but for numbers of visits, members and agencies; None means that nothing is asked.

    `window` is how far back contact counts. The cadences say how often a client is to be seen: by role first, else
    by whether the agency is universal and the client has a current situation. `child_visits` is how many visits to
    a household make it a question that the child had none; `plan_ahead` how soon a visit is to be planned; so many
    agencies as `bunch_agencies` visiting within `bunch_days` are bunched; so many agencies as `meeting_of` are to
    have had a meeting of so many members, in the window or, with a child protection plan, within `plan_meeting`.
    An address that `crowded_address` families share counts as none, a number or e-mail address that `crowded_number`
    clients have as nobody's own. An agency that shares clients with `isolated_agencies` others is to be in touch with
    `isolated_percent` of them in a hundred, and two that share `apart_families` families about `apart_percent` of those
    in a hundred.
    Who is gone within `leaving_ahead` may leave a team without its only link. So many concerns as `threshold`
    within `concern_days` are to be talked about. Who came to live with a child within `new_days` is to be met; who
    moved within `moved_days` may need someone of the new area. What ended within `ended_days` may want a successor;
    who is 18 within `grown_ahead` wants somebody of the `adult_kinds`. `expected_roles` names the profile of roles
    that teams are to have, or a YAML file that holds one.
    With `told_only` what asks about contact that is not recorded asks only where somebody would have told us of it: an
    agency that told of contact with someone of that family within `told_days`, or of contact with a colleague there.
    Who was asked to a team is to answer within `answer_days`. An answer that contact is not needed holds for
    `answered_days`. The rules in `not_asked` ask nothing.
    `say` gives each text of a question in the language of whoever reads it; a deployment's file does not hold it.
    """

    window: int = 90
    cadence: int = 90
    cadence_universal: int | None = None
    cadence_universal_in_situation: int | None = 90
    cadence_by_role: Mapping[str, int] = field(default_factory=lambda: CADENCE_BY_ROLE)

    child_visits: int = 3
    plan_ahead: int = 42
    bunch_days: int = 7
    bunch_agencies: int = 3
    plan_meeting: int = 42
    meeting_of: int = 3
    leaving_ahead: int = 30
    crowded_address: int = 4
    crowded_number: int = 20
    isolated_agencies: int = 3
    isolated_percent: int = 25
    apart_families: int = 5
    apart_percent: int = 10
    threshold: int = 2
    concern_days: int = 30
    new_days: int = 180
    moved_days: int = 180
    ended_days: int = 60
    grown_ahead: int = 183
    adult_kinds: tuple[str, ...] = ADULT_KINDS
    expected_roles: str = "uk-safeguarding"
    told_only: bool = True
    told_days: int = 180
    answer_days: int = 14
    answered_days: int = 90
    not_asked: tuple[str, ...] = ()
    say: Callable[[str], str] = field(default=str, compare=False, repr=False)

    def longest_cadence(self) -> int:
        """The longest of the cadences, in days."""
        universal = (self.cadence_universal or 0, self.cadence_universal_in_situation or 0)
        return max(self.cadence, *universal, *self.cadence_by_role.values())

    def longest(self) -> int:
        """How many days of contacts a slice must hold for every rule to be answered."""
        windows = (self.window, self.plan_meeting, self.concern_days, self.new_days, self.told_days)
        return max(self.longest_cadence(), *windows)


DEFAULT = RuleSettings()
