"""What agencies an area has, as data: how many people of each kind there are, in how large agencies, in which roles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """Agencies of one kind. `code` is that of graph/codes.yaml.

    `share` is their part of all professionals, `size` how many work in one agency, `fewest` how many agencies there are
    at least, `by_area` whether one belongs to an area (a school's by catchment too). Of its people the first take
    `core` roles, the others `rest` in turn. `names` are patterns of {place} and {street}.
    """

    code: str
    share: float
    size: int
    names: tuple[str, ...]
    rest: tuple[str, ...]
    core: tuple[str, ...] = ()
    fewest: int = 1
    by_area: bool = False
    level: str = ""
    teams: tuple[str, ...] = ()
    duty: bool = False


SCHOOL_CORE = ("school-safeguarding-lead", "special-needs-coordinator", "designated-teacher")
# fmt: off
KINDS: tuple[Kind, ...] = (
    Kind("school", 0.13, 7, ("{street} Primary School", "{place} Primary School"), ("class-teacher",), SCHOOL_CORE,
         fewest=2, by_area=True, level="primary"),
    Kind("school", 0.09, 12, ("{place} Academy", "{street} High School"), ("form-tutor", "head-of-year"), SCHOOL_CORE,
         by_area=True, level="secondary"),
    Kind("gp", 0.09, 4, ("{street} Surgery", "{place} Medical Centre"), ("gp",), fewest=2, by_area=True),
    Kind("health-visiting", 0.07, 14, ("Health visiting, {place}",), ("health-visitor",), by_area=True, duty=True),
    Kind("midwifery", 0.03, 60, ("Community midwives",), ("midwife",), teams=("Team Oak", "Team Ash", "Team Elm")),
    Kind("child-social-care", 0.14, 400, ("Children’s social care",),
         ("social-worker", "child-protection-social-worker", "social-worker", "looked-after-social-worker",
          "personal-adviser", "independent-reviewing-officer"),
         teams=("Assessment", "Safeguarding", "Family help", "Children in care", "Leaving care"), duty=True),
    Kind("adult-social-care", 0.05, 300, ("Adult social care",),
         ("adult-social-worker", "enquiry-lead", "occupational-therapist"),
         teams=("Front door", "Long-term support", "Hospital discharge"), duty=True),
    Kind("school-nursing", 0.02, 60, ("School nursing",), ("school-nurse", "looked-after-nurse")),
    Kind("early-years", 0.05, 5, ("{place} Nursery", "{street} Pre-school"), ("key-person",), ("lead-practitioner",),
         by_area=True),
    Kind("police", 0.03, 12, ("Neighbourhood police, {place}",), ("police-officer", "community-support-officer"),
         by_area=True, duty=True),
    Kind("fire", 0.01, 60, ("Fire and rescue service",), ("home-safety-officer",)),
    Kind("housing", 0.06, 14, ("{place} Housing", "{street} Homes"),
         ("tenancy-officer", "tenancy-officer", "support-officer"), fewest=2, duty=True),
    Kind("probation", 0.02, 120, ("Probation service",), ("probation-officer",)),
    Kind("youth-justice", 0.02, 120, ("Youth justice service",), ("youth-justice-worker",)),
    Kind("adult-mental-health", 0.05, 60, ("Community mental health team, {place}",),
         ("community-psychiatric-nurse", "care-coordinator", "psychiatrist"), duty=True),
    Kind("child-mental-health", 0.03, 60, ("Child and adolescent mental health service",),
         ("therapist", "psychologist")),
    Kind("substance-misuse", 0.03, 60, ("Drug and alcohol service",), ("drug-worker", "alcohol-worker")),
    Kind("sexual-health", 0.005, 60, ("Sexual health clinic",), ("specialist-nurse",)),
    Kind("domestic-abuse", 0.02, 60, ("Domestic abuse service",), ("domestic-abuse-adviser", "refuge-worker")),
    Kind("perpetrator-programme", 0.005, 60, ("Perpetrator programme",), ("programme-worker",)),
    Kind("modern-slavery", 0.005, 60, ("Modern slavery support",), ("support-worker",)),
    Kind("adoption", 0.005, 60, ("Adoption service",), ("adoption-social-worker",)),
    Kind("fostering", 0.02, 120, ("Fostering service",), ("supervising-social-worker",)),
    Kind("voluntary", 0.05, 6, ("{place} Family Project", "{place} Family Link", "{place} Young Carers"),
         ("family-support-worker", "lead-practitioner", "volunteer-coordinator"), fewest=2),
    Kind("other", 0.01, 30, ("{place} Advice Centre",), ("adviser",)),
)
# fmt: on
