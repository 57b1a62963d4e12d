"""Who found it missing: for each rule the publication that says so, or, where there is none, that it is our own.

A publication is named so that it can be looked up under its title, a law or guidance as it was when the rule was
written. What practitioners of a pilot said, and a Swedish account, are published nowhere that we could name.
"""

from __future__ import annotations

LIKELY_TIE = "likely-tie"
"""Rule 17, which finds nothing: it orders what rules 1 to 3 found."""

# Each is one whole text, because a page shows it in another language.
SOURCES = {
    "team-in-parts": "Our own – many pairs of one team, asked as one question",
    "workers-not-in-contact": "Laming, The Victoria Climbié Inquiry (2003); Child Safeguarding Practice Review Panel, "
    "Child Protection in England (2022)",
    "household-workers-not-in-contact": "Child Safeguarding Practice Review Panel, Child Protection in England (2022); "
    "Social Care Institute for Excellence, Think child, think parent, think family (2011)",
    "linked-households-not-in-contact": "Child Safeguarding Practice Review Panel, Child Protection in England (2022)",
    "not-heard-from": "Our own – what nobody would have told us is not asked of each pair",
    "sibling-without-agency": "Our own – the other children of a home where there is a plan for one",
    "adult-in-two-households": "Our own – one person between two teams",
    "parent-not-recorded": "Practitioners asked in a council’s pilot; Child Safeguarding Practice Review Panel, "
    "The Myth of Invisible Men (2021)",
    "adult-not-related": "Haringey Local Safeguarding Children Board, serious case review of Baby Peter (2009); "
    "Child Safeguarding Practice Review Panel, Child Protection in England (2022)",
    "same-address": "Our own – one home that two teams know",
    "same-number": "Our own – one number that two teams know",
    "lapsed-contact": "For a child in care the Care Planning, Placement and Case Review (England) Regulations 2010, "
    "regulation 28: six weeks; the other intervals are our own",
    "no-visit-planned": "For a child in care the Care Planning, Placement and Case Review (England) Regulations 2010, "
    "regulation 28: six weeks; for a child protection plan our own",
    "visits-bunched": "A Swedish account of sixty home visits to one family",
    "no-lead": "Working Together to Safeguard Children (2023), on the lead practitioner; the Swedish Health and "
    "Medical Services Act (2017:30), chapter 16, section 4",
    "two-leads": "Our own – the other side of a team without a lead",
    "expected-role-missing": "Working Together to Safeguard Children (2023), the Care Planning, Placement and Case "
    "Review (England) Regulations 2010, the guidance to the Care Act 2014 and the Healthy Child Programme; for a SIP "
    "the Swedish Health and Medical Services Act (2017:30), chapter 16, section 4; check against the text in force",
    "left-but-listed": "Our own – an involvement that nobody answers to",
    "single-connector": "Our own; in a graph such a person is a cut point (Hopcroft and Tarjan, Efficient algorithms "
    "for graph manipulation, 1973)",
    "isolated-agency": "Our own measure; that services are looked at as a network: Provan and others, The Use of "
    "Network Analysis to Strengthen Community Partnerships (2005)",
    "agencies-not-in-touch": "Our own measure; that services are looked at as a network: Provan and others, The Use of "
    "Network Analysis to Strengthen Community Partnerships (2005)",
    "concern-not-discussed": "Coventry Local Safeguarding Children Board, serious case review of Daniel Pelka (2013)",
    "possible-duplicate": "Fellegi and Sunter, A Theory for Record Linkage (1969)",
    LIKELY_TIE: "Zhou, Lü and Zhang, Predicting missing links via local information (2009)",
    "child-not-seen": "Ofsted, The voice of the child: learning lessons from serious case reviews (2011); Coventry "
    "Local Safeguarding Children Board, serious case review of Daniel Pelka (2013)",
    "new-in-household": "Haringey Local Safeguarding Children Board, serious case review of Baby Peter (2009); "
    "Child Safeguarding Practice Review Panel, Child Protection in England (2022)",
    "team-not-met": "Coventry Local Safeguarding Children Board, serious case review of Daniel Pelka (2013); Working "
    "Together to Safeguard Children (2023), on core groups; the intervals are our own",
    "moved-on": "Laming, The Victoria Climbié Inquiry (2003): one child whom four boroughs knew",
    "ended-without-successor": "Our own – support that ends on one side while the situation goes on",
    "turning-18": "Care and support statutory guidance to the Care Act 2014, on transition; National Institute for "
    "Health and Care Excellence, guideline NG43 (2016)",
    "planned-passed": "Our own – a plan and what came of it",
    "asked-no-answer": "Keeping Children Safe in Education: who refers follows up where no answer comes; "
    "the number of days is our own",
}
