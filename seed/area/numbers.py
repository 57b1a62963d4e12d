"""Numbers that nobody has: NHS numbers from the test range, phones from the drama ranges, postcodes of no district.

Sources: NHS Data Dictionary (modulus 11; 999 is the test range); Ofcom, "Telephone numbers for use in TV and radio
drama programmes"; no postcode area begins with Q.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

TEST_RANGE = "999"
NHS_BODIES = 10**6
AGENCY_PHONES = "0161 496 0"
MOBILES = "07700 900"
CLIENT_LANDLINES = ("01632 960", "0113 496 0", "0114 496 0", "0151 496 0", "0191 498 0")
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def check_digit(nine: str) -> int | None:
    """The modulus 11 check digit of an NHS number's first nine digits; None where they make no number."""
    digit = 11 - sum(int(figure) * weight for figure, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
    return None if digit == 10 else digit % 11


def nhs_numbers(rng: Random) -> Iterator[str]:
    """Valid numbers of the test range, each once, in no order; about 909,000 in all."""
    step, first = 10 * rng.randrange(NHS_BODIES // 10) + 7, rng.randrange(NHS_BODIES)
    for at in range(NHS_BODIES):
        nine = f"{TEST_RANGE}{(first + step * at) % NHS_BODIES:06d}"
        digit = check_digit(nine)
        if digit is not None:
            yield f"{nine}{digit}"


def client_phones(rng: Random) -> list[str]:
    """Every number a client may have, shuffled: 500 mobiles and 5,000 landlines, each for one person only."""
    mobiles = [f"{MOBILES}{tail:03d}" for tail in range(500)]
    landlines = [f"{start}{tail:03d}" for start in CLIENT_LANDLINES for tail in range(1_000)]
    rng.shuffle(landlines)
    rng.shuffle(mobiles)
    return landlines + mobiles


def worker_mobile(rng: Random) -> str:
    """A mobile number of a professional; shared by many in a large area, for the range has only 500."""
    return f"{MOBILES}{rng.randrange(500, 1_000)}"


def agency_phone(rng: Random) -> str:
    """A number of an agency or a desk."""
    return f"{AGENCY_PHONES}{rng.randrange(1_000):03d}"


def postcode(area: int, sector: int, unit: int) -> str:
    """The postcode of the `unit`-th street of a sector (0 to 9) of an area: "QX3 4AB"."""
    first, second = divmod(unit % len(UNIT_LETTERS) ** 2, len(UNIT_LETTERS))
    return f"QX{area + 1} {sector}{UNIT_LETTERS[first]}{UNIT_LETTERS[second]}"
