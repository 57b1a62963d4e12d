"""The clauses of the specification that the oracle can leave out, so that a test can show that each one decides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        # Time
        "current-membership": "Family members on D: current MEMBER_OF.",
        "current-involvement": "the professionals with a current involvement",
        "current-employment": "all the professional's current agencies; one currently employed there",
        "current-relation": "a member of one is currently RELATED_TO a member of the other",
        "current-situation": "where the client has a current situation",
        "from-day": "current when `from` <= D: what begins on D holds on D",
        "to-day": "current when D < `to`: what ends on D no longer holds on D",
        "window-opens": "D - n < x: what is older is out of the window",
        "window-first-day": "D - n < x: the day D - n itself is out of the window",
        "window-closes": "x <= D: what comes after D is out of the window",
        "window-last-day": "x <= D: D itself is in the window",
        # Team
        "active": "`active` not false",
        "desk-is-member": "each agency with a current involvement of its own … its desk then stands for it",
        "desk-stands-aside": "where nobody is on that team on its behalf",
        # Agencies
        "on-whose-behalf": "those on whose behalf the involvements concerned are held (`agency_id`)",
        "all-current-agencies": "without one, all the professional's current agencies",
        "none-takes-no-part": "someone with none takes no part where agencies are compared",
        "involvements-concerned": "Involvements concerned: those with the clients or families that the rule speaks of",
        "different-agencies": "Two members are of different agencies when they have none in common.",
        "not-both-universal": "not both universal",
        "all-universal": "Universal member: one whose agencies' kinds are all universal.",
        # In touch
        "contact-between": "there is a contact edge between the two",
        "either-way": "a contact edge between the two, whoever of them is its professional",
        "not-planned": "and not `planned`",
        "professional-of": "where a member is an agency: with that agency or any professional of it",
        "desk-itself": "where a member is an agency: with that agency",
        "inactive-of": "A professional of an agency is one currently employed there, active or not.",
        "about": "`about` empty or a current member of one of those families",
        "about-empty": "`about` empty",
        "about-member": "`about` a current member of one of those families",
        "either-family": "in touch about either",
        "meeting": "or both have a contact edge with the same `meeting`",
        "meeting-family": "an edge of that meeting goes to, or is about, a current member … or none names a client",
        "meeting-goes-to": "an edge of that meeting goes to a current member of one of those families",
        "meeting-is-about": "an edge of that meeting is about a current member of one of those families",
        "meeting-no-client": "or none of its edges names a client",
        "meeting-professional-of": "the same meeting (an agency: any professional of it)",
        "meeting-other-end": "both have a contact edge with the same `meeting`: at whichever end of it",
        # Families
        "household-first": "of the families in whose household they are (else: of their families)",
        "lives-here": "Household: those with `lives_here` not false.",
        "smallest-id": "the one with the smallest id",
        "family-of-one": "a client in no family is a family of one",
        "linked-by-member": "two families that share a current member",
        "linked-by-relation": "a member of one is RELATED_TO a member of the other",
        "dead": "From the day of death a client is in no rule.",
        "day-of-death": "From the day of death: that day itself counts",
        "newest-record": "A client's field is that of the newest `as_of` among the records.",
        # Rules 2, 3
        "share-no-client": "they share no client in that family",
        "neither-family": "in neither family do both have a client",
        # Who could have told us
        "would-have-told": "a rule that asks about an absence speaks only where a presence would have been seen",
        "told-on-behalf": "from its people: on whose behalf they are on that family's team",
        "told-plan": "8, 9, 18: about contact or planned visits",
        "told-window": "dated in the window",
        "told-social-care": "4: some agency of that kind … about involvement",
        # Rule 7
        "crowded": "none either … where four or more families (or clients without one) share it",
        "address-unlinked": "share no member and are not linked",
        "client-at-address": "or clients without a family",
        "address-numbers": "with all numbers in the address",
        "at-home": "none either where a setting other than home is given",
        "no-agencys-number": "that is no agency's",
        "number-unlinked": "clients of different, unlinked families",
        "shielded-client": "Shielded people take no part (a shielded client …)",
        "shielded-family": "Shielded people take no part (a shielded … household …)",
        "shielded-address": "Shielded people take no part (a shielded … address)",
        "shielded-membership": "Shielded people take no part: a membership is marked as they are",
        # Rule 8
        "involvement-age": "a current involvement … at least `cadence` days old",
        "unknown-from": "unknown `from`: long ago",
        "cadence-role": "Cadence by role first",
        "cadence-universal": "else where the agency is universal: none",
        "cadence-situation": "but 90 where the client has a current situation",
        # Rule 10
        "two-agencies": "the team members' agencies, together, are two or more",
        "not-all-universal": "and not all of a universal kind",
        "no-member-is-lead": "and no member is lead",
        "more-than-one-lead": "more than one lead",
        # People
        "unborn": "Child: under 18 on D, or unborn",
        "age-unknown": "A client whose age is unknown is an adult",
        "birthday": "Child: under 18 on D: from the birthday on no longer",
        "household": "Household: those with `lives_here` not false",
        # Rules 4, 5, 6
        "sibling-stated": "Siblings: … or stated",
        "sibling-by-parent": "Siblings: two clients with a parent in common",
        "nobody-of-social-care": "has nobody of an agency of kind child-social-care on the team",
        "on-a-team-in-both": "nobody is on a team in both",
        "teams-in-touch": "nobody of the one is in touch with anybody of the other about either",
        "two-parents": "fewer than two parents recorded",
        "parent-then": "fewer than two parents recorded, current or not",
        "household-in-situation": "a household where a situation is current",
        "related-in-household": "no current relation to anyone in it recorded",
        # Rule 9
        "plan-or-care": "a client with child-protection-plan or looked-after",
        "plan-made": "no contact with `planned` true",
        "plan-after": "on a day x, D < x",
        "plan-ahead": "x <= D + 42",
        "three-agencies-plan": "professionals of three or more agencies",
        "plan-visit": "plan visits (`kind` visit",
        "plan-seven-days": "within 7 consecutive days",
        # Rule 11
        "role-held": "is held by nobody on the team",
        "role-by-kind": "kind:x is any member of an agency of kind x",
        "desk-holds": "A desk of an agency of kind K holds the roles that §3 gives to kind K",
        "carer": "someone RELATED_TO as carer",
        # Rule 12
        "left": "a professional who is not active",
        "no-employer": "or has no current agency",
        # Rule 13
        "four-members": "at least four members",
        "in-parts": "that graph falls into parts",
        "connector-may-go": "and p is not a lead, or … away …, or a `to` … is at most D + 30",
        "connector-leads": "p is not a lead",
        "connector-away": "or p's `away_until` is after D",
        "connector-ends": "or a `to` of p's employment or involvement there is at most D + 30",
        # Rule 14
        "three-agencies-share": "an agency shares clients with at least 3 other agencies",
        "quarter-in-touch": "is in touch (any family) with fewer than a quarter of them",
        "five-families": "two agencies share at least 5 families",
        "tenth-in-touch": "are in touch about fewer than a tenth of those",
        # Rule 15
        "threshold": "at least `threshold` (default 2) current involvements with one client have `concern_on`",
        "concern-window": "in the window of 30 days",
        "discussed": "no meeting of two of those professionals is recorded",
        "discussed-since": "since the latest",
        # Rule 16
        "different-numbers": "never where both have different valid NHS numbers or personnummer",
        "twins": "nor for the same birth date and address with unlike given names (twins)",
        "known-as": "given or known-as name",
        "names-swapped": "comparison as record-linkage practice has it, on names",
        "duplicate-shielded": "Shielded people have no joining",
        # Rule 18
        "child": "in the household of a child",
        "child-in-situation": "a child with a current situation",
        "three-visits": "at least 3 visits",
        "one-visit-a-day": "one professional, one day",
        "kind-visit": "`kind` visit",
        "visit-with-child": "none with the child",
        # Rule 19
        "new-window": "began in the window of 180 days",
        "new-supported": "no professional of the family has an involvement … with them since",
        "new-met": "no professional of the family has … a contact with them since",
        # Rule 20
        "team-in-situation": "a client with child-protection-plan (window 42) or another situation (90)",
        "plan-window": "child-protection-plan (window 42)",
        "three-agencies-on-team": "members of three or more agencies on the team",
        "three-met": "no meeting of three of them is recorded",
        # Rule 21
        "moved-window": "changed in the window of 180 days",
        "another-area": "the family's area changed",
        "area-on-team": "no agency of the new area is on a team of it",
        "moved-with-a-team": "on a team of it",
        "current-address": "Addresses are those current on D.",
        # Rule 22
        "situation-goes-on": "while a situation goes on",
        "last-of-its-kind": "the last involvement of an agency kind with a client",
        "ended-window": "ended in the window of 60 days",
        "no-adult-kind": "no agency of an adult kind … is on the team",
        # Rule 23
        "day-passed": "a planned contact's day passed",
        "plan-window-opens": "a day that passed more than the usual window ago is let be",
        "happened": "no contact between the two since is recorded",
        "fortnight": "has had no answer for 14 days",
    }
)
