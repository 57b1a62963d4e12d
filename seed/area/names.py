"""Pools of made-up names, drawn once from Faker, which is too slow to ask for each person."""

from __future__ import annotations

from dataclasses import dataclass

from faker import Faker

POOL = 2_000
STREET_ENDINGS = ("Road", "Street", "Lane", "Close", "Avenue", "Drive", "Gardens", "Terrace", "Way", "Grove")
PLACES = (
    "Millfield",
    "Harbour",
    "Castle Hill",
    "Oakwood",
    "Riverside",
    "Northgate",
    "Ashdown",
    "Kingsmead",
    "Longmoor",
    "Priory",
    "Westbrook",
    "Fairview",
    "Stonebridge",
    "Meadowbank",
    "Thornley",
    "Eastfield",
    "Canal Side",
    "Highcliff",
    "Beechwood",
    "Marsh End",
)


@dataclass(frozen=True, slots=True)
class Names:
    """Names as often as they come in Britain, so some of them many times; and streets, each once."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    either: tuple[str, ...]
    family: tuple[str, ...]
    streets: tuple[str, ...]

    def given(self, gender: str) -> tuple[str, ...]:
        """The given names usual for a gender."""
        return {"female": self.female, "male": self.male}.get(gender, self.either)


def draw_names(seed: int) -> Names:
    """The pools that belong to a seed."""
    fake = Faker("en_GB")
    fake.seed_instance(seed)
    family = tuple(fake.last_name() for _ in range(POOL))
    bases = tuple(dict.fromkeys(family))
    return Names(
        female=tuple(fake.first_name_female() for _ in range(POOL)),
        male=tuple(fake.first_name_male() for _ in range(POOL)),
        either=tuple(fake.first_name_nonbinary() for _ in range(POOL)),
        family=family,
        streets=tuple(f"{base} {STREET_ENDINGS[at % len(STREET_ENDINGS)]}" for at, base in enumerate(bases)),
    )


def area_names(count: int) -> list[str]:
    """Names of `count` areas: places, then the same with a direction."""
    sides = ("", " North", " South", " East", " West")
    return [f"{PLACES[at % len(PLACES)]}{sides[at // len(PLACES) % len(sides)]}" for at in range(count)]
