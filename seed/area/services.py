"""Who supports whom, as data: which service, in which role, for how many of those of an age or in a situation."""

from __future__ import annotations

from dataclasses import dataclass

GROWN = 18.0
OLDEST = 130.0
UNBORN = -1.0


@dataclass(frozen=True, slots=True)
class Service:
    """A professional of `kind` in `role` for a `share` of the clients from age `low` to below `high` (years).

    `situation` asks for it to be current; `kept` means one professional for the whole home; `desk` is the share where
    only the agency is known; `lead` marks who usually leads. `level` picks between primary and secondary schools.
    """

    kind: str
    role: str
    share: float
    low: float = UNBORN
    high: float = OLDEST
    situation: str = ""
    lead: bool = False
    kept: bool = True
    desk: float = 0.0
    level: str = ""


# fmt: off
SERVICES: tuple[Service, ...] = (
    Service("midwifery", "midwife", 0.95, UNBORN, 0.0),
    Service("health-visiting", "health-visitor", 0.90, 0.0, 5.0),
    Service("early-years", "key-person", 0.45, 1.5, 4.5, kept=False),
    Service("school", "class-teacher", 0.85, 4.5, 11.2, kept=False, level="primary"),
    Service("school", "form-tutor", 0.80, 11.2, 18.0, kept=False, level="secondary"),
    Service("gp", "gp", 0.76, 0.0, OLDEST, desk=0.15),
    Service("child-social-care", "child-protection-social-worker", 0.98, UNBORN, GROWN, "child-protection-plan",
            lead=True),
    Service("school", "school-safeguarding-lead", 0.85, 4.5, 11.2, "child-protection-plan", level="primary"),
    Service("school", "school-safeguarding-lead", 0.85, 11.2, 18.0, "child-protection-plan", level="secondary"),
    Service("school-nursing", "school-nurse", 0.40, 4.5, 18.0, "child-protection-plan"),
    Service("police", "police-officer", 0.55, UNBORN, GROWN, "child-protection-plan", desk=0.6),
    Service("child-social-care", "social-worker", 0.95, UNBORN, GROWN, "child-in-need", lead=True),
    Service("school", "school-safeguarding-lead", 0.55, 4.5, 11.2, "child-in-need", level="primary"),
    Service("school", "school-safeguarding-lead", 0.55, 11.2, 18.0, "child-in-need", level="secondary"),
    Service("voluntary", "family-support-worker", 0.30, 0.0, GROWN, "child-in-need"),
    Service("early-years", "lead-practitioner", 0.35, 0.5, 4.5, "early-help", lead=True),
    Service("voluntary", "lead-practitioner", 0.60, 0.0, GROWN, "early-help", lead=True),
    Service("school", "lead-practitioner", 0.60, 4.5, 11.2, "early-help", lead=True, level="primary"),
    Service("school", "lead-practitioner", 0.60, 11.2, 18.0, "early-help", lead=True, level="secondary"),
    Service("child-social-care", "looked-after-social-worker", 1.0, 0.0, GROWN, "looked-after", lead=True),
    Service("child-social-care", "independent-reviewing-officer", 0.9, 0.0, GROWN, "looked-after"),
    Service("school-nursing", "looked-after-nurse", 0.7, 0.0, GROWN, "looked-after"),
    Service("fostering", "supervising-social-worker", 0.8, 0.0, GROWN, "looked-after"),
    Service("school", "designated-teacher", 0.7, 4.5, 11.2, "looked-after", level="primary"),
    Service("school", "designated-teacher", 0.7, 11.2, 18.0, "looked-after", level="secondary"),
    Service("school", "special-needs-coordinator", 0.9, 4.5, 11.2, "ehcp", level="primary"),
    Service("school", "special-needs-coordinator", 0.9, 11.2, 19.0, "ehcp", level="secondary"),
    Service("youth-justice", "youth-justice-worker", 0.95, 10.0, 19.0, "youth-justice", lead=True),
    Service("child-social-care", "personal-adviser", 0.95, 16.0, 26.0, "left-care", lead=True),
    Service("adult-social-care", "enquiry-lead", 0.9, GROWN, OLDEST, "adult-at-risk", lead=True),
    Service("child-mental-health", "therapist", 0.06, 8.0, GROWN, kept=False),
    Service("housing", "tenancy-officer", 0.40, GROWN, OLDEST),
    Service("adult-mental-health", "community-psychiatric-nurse", 0.13, GROWN, 70.0, kept=False),
    Service("substance-misuse", "drug-worker", 0.08, GROWN, 70.0, kept=False),
    Service("domestic-abuse", "domestic-abuse-adviser", 0.04, GROWN, 65.0, kept=False),
    Service("probation", "probation-officer", 0.035, GROWN, 60.0, kept=False),
    Service("police", "police-officer", 0.05, GROWN, 70.0, desk=0.8),
    Service("adult-social-care", "adult-social-worker", 0.05, GROWN, 65.0, kept=False),
    Service("adult-social-care", "adult-social-worker", 0.35, 65.0, OLDEST),
    Service("adult-social-care", "occupational-therapist", 0.10, 65.0, OLDEST),
    Service("voluntary", "volunteer-coordinator", 0.07, GROWN, OLDEST, desk=0.2),
    Service("fire", "home-safety-officer", 0.03, 65.0, OLDEST, desk=0.5),
    Service("sexual-health", "specialist-nurse", 0.006, 16.0, 40.0, kept=False),
    Service("perpetrator-programme", "programme-worker", 0.004, GROWN, 60.0, kept=False),
    Service("modern-slavery", "support-worker", 0.003, GROWN, 60.0, kept=False),
    Service("adoption", "adoption-social-worker", 0.004, 25.0, 50.0),
    Service("other", "adviser", 0.015, GROWN, OLDEST, desk=0.3),
)
# fmt: on

# Days between two contacts of a professional with the client, on average, by role.
CADENCE: dict[str, int] = {
    "child-protection-social-worker": 16,
    "looked-after-social-worker": 34,
    "social-worker": 32,
    "youth-justice-worker": 24,
    "probation-officer": 30,
    "drug-worker": 30,
    "therapist": 28,
    "community-psychiatric-nurse": 32,
    "domestic-abuse-adviser": 24,
    "family-support-worker": 26,
    "lead-practitioner": 32,
    "health-visitor": 65,
    "midwife": 30,
    "school-safeguarding-lead": 50,
    "class-teacher": 110,
    "form-tutor": 130,
    "gp": 170,
    "independent-reviewing-officer": 110,
}
USUAL_CADENCE = 60

# Situations of the children of one home, and in how many of a thousand homes with children: the same for all of them.
HOME_SITUATIONS: tuple[tuple[str, int], ...] = (
    ("", 420),
    ("early-help", 270),
    ("child-in-need", 230),
    ("child-protection-plan", 80),
)

# Situations of one person: code, share, from age, below age.
OWN_SITUATIONS: tuple[tuple[str, float, float, float], ...] = (
    ("ehcp", 0.06, 4.5, 19.0),
    ("youth-justice", 0.04, 12.0, 18.0),
    ("left-care", 0.03, 18.0, 25.0),
    ("adult-at-risk", 0.05, 68.0, OLDEST),
    ("adult-at-risk", 0.01, 18.0, 68.0),
)
