"""The sentences of access.md §1–§4 and model.md §2 as clauses that a test can leave out, to show that each decides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CLAUSES: Mapping[str, str] = MappingProxyType(
    {
        # Time
        "begun": "After today only planned contacts are shown.",
        "planned": "After today only planned contacts are shown: not those that are said to have been.",
        # Relationship
        "active": "`active: false` takes a professional off every team.",
        "own-current": "an own current involvement",
        "confirmed": "an own current involvement that is confirmed",
        "confirmed-on": "Confirmed: `confirmed_on` is set",
        "confirmed-by-own-agency": "or the source is the involvement's own agency's",
        "confirmed-by-operator": "or `operator`",
        "reading": "30 days of reading remain after an own confirmed involvement of 14 days or more",
        "reading-30": "30 days of reading remain",
        "reading-14": "of 14 days or more",
        "opened": "an enquiry, override or meeting that is open",
        "opened-shield": "no override lifts a shield",
        # Levels
        "shares": "an agency's people … only while theirs is in force",
        "reach": "An agency's agreement sets its reach: client, household or family.",
        "reach-agreed": "An agency's agreement sets its reach",
        "reach-household": "reach: household",
        "family": "the other members of a family in which one has an own confirmed involvement",
        "enquiry": "Enquiry …: one family for one enquiry",
        "family-fields": "family: name, age, household, kinship, situations that are open, open team with numbers",
        "home-of-own": "client: all facts of the client; an address is where one's own client lives",
        "home-then": "an address is of the time when one's own client is a member",
        "home-lives-there": "an address is of a family in which one's own client lives",
        "outline-relation": "outline: one relation further",
        "outline-second-family": "outline: or one second family, further",
        "outline-one-step": "outline: one relation, or one second family, further",
        "outline-fields": "outline: name, year of birth, kinship",
        "outline-ties": "outline shows no situation, no team and no household",
        # Over what access flows
        "trusted": "Access never flows over a fact that only the viewer or their agency asserted.",
        "trusted-register": "membership and kinship carry it when they come from a register (a source so marked)",
        "trusted-confirmed": "or were confirmed by someone with access to both sides",
        "trusted-by-another": "confirmed by someone: neither the viewer nor whoever asserted it",
        "stated-family": "Access never flows over a fact that only the viewer or their agency asserted: to no family",
        "stated-home": "nor to where it lives",
        "flow-member-now": "the other members of a family: on this day",
        "flow-relation-now": "one relation further: on this day",
        # What a joining of households made
        "joined-home": "Over a place that a joining of households made no address is shown.",
        "joined-shield": "nor the place itself where anybody is shielded, to the lead either",
        # Seals
        "seal-involvement": "Each involvement … is open, existence or hidden.",
        "seal-membership": "Each membership … is open or hidden.",
        "seal-relation": "A sealed tie makes no sibling, linked family, path or finding.",
        "seal-situation": "Each situation … is open or hidden.",
        "seal-address": "Each address … is open or hidden.",
        "seal-missing": "A seal's missing mark is hidden when read.",
        "its-worker": "its worker sees what is sealed",
        "colleagues": "agency colleagues on this client for the same agency see what is sealed",
        "colleagues-on-client": "agency colleagues on this client",
        "colleagues-same-agency": "for the same agency",
        "colleagues-while": "while they work for it",
        "source-agency": "The worker of a seal is `asserted_by`, its agency the source's.",
        "sealed-source-record": "A client's field is that of the newest record the viewer may see.",
        "sealed-source-tie": "on the map at all only through an involvement one sees or a source that isn't sealed",
        "sealed-source-name": "a source that is sealed is not named",
        "both-ends": "a relation is seen where both its ends are",
        "existence-line": "existence: one line, “Another service is involved”",
        "existence-today": "today only",
        # Shield
        "shield-family": "Shielded people have no place in another family's drawing.",
        "shield-outline": "outline: never the shielded",
        "shield-spill": "Shielded people have no spill-over.",
        "shield-reading": "Only an own involvement or the lead's invitation opens the record.",
        "shield-household": "A shielded person's whereabouts are hidden: household outline",
        "shield-address": "hidden: address",
        "shield-number": "hidden: address, postcode, phone",
        "shield-place": "hidden: the name of any professional or agency with a place",
        "shield-area": "hidden: area team",
        "shield-source": "hidden: the source whose agency has a place",
        "shield-lead": "Lead is the key here.",
        "lead-confirmed": "a lead from a feed sees no whereabouts until confirmed so",
        "lead-by-another": "Lead is given by the present lead or by two supervisors: never by oneself",
        "through-lead": "“a school, reached through the lead”",
        # Agreements
        "frozen": "When it ends, its involvement is frozen for 90 days",
        "frozen-findable": "always-findable as long as the law obliges",
        # What hangs on an involvement
        "hangs": "What hangs on an involvement is seen only with it: its contacts, planned visits …",
        "unhung": "if none, the contact is seen by its professional and colleagues of their agencies",
        "unhung-colleagues": "and colleagues of their agencies",
        "between": "A contact between professionals is seen when each end … has an involvement that the viewer sees",
        "between-about": "with the client it is about",
        "between-hangs": "`involvement` is the id of the one it hangs on: also between professionals",
        "concern": "Concern: seen by its raiser alone until `threshold` stand.",
        "concern-told": "then by the raisers and the lead",
        "concern-lapses": "lapses after 30 days",
        "asked": "What hangs on an involvement is seen only with it: … invitations; whom another asked may be sealed",
        # People and words
        "two-lives": "someone who works for a school and a refuge has two lives here",
        "two-lives-unnamed": "`agency_id` … left empty …, all the professional's current agencies count",
        "cover": "`cover` (who answers now)",
        "whose-word": "who entered or confirmed a fact is told to its worker and that agency's own people",
    }
)
