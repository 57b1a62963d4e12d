"""People, homes and addresses, and the bonds between those who live together: what every shape of family is made of."""

from __future__ import annotations

from seed.area.numbers import UNIT_LETTERS, postcode
from seed.area.people import YEAR, Case, Home, Person, World
from seed.area.sheets import iso

LANGUAGES = ("Polish", "Urdu", "Romanian", "Arabic", "Somali", "Bengali", "Portuguese", "Ukrainian")


def make_person(world: World, age: float, surname: str = "", gender: str = "", case: Case | None = None) -> Person:
    """Someone of about that age."""
    rng = world.rng
    gender = gender or ("other" if world.chance(0.004) else rng.choice(("female", "male")))
    born = world.today - int(age * YEAR) - rng.randrange(300)
    person = Person(
        world.id("c"), rng.choice(world.names.given(gender)), surname or rng.choice(world.names.family), gender, born
    )
    cells = person.cells
    if world.chance(0.85):
        cells["nhs_number"] = next(world.nhs)
    if world.chance(0.06):
        cells["known_as"] = person.given[:3] if len(person.given) > 4 else rng.choice(world.names.given(gender))
    if world.chance(0.05):
        cells["language"] = rng.choice(LANGUAGES)
    if age >= 16:
        if world.phones and world.chance(world.phone_share):
            cells["phone"] = world.phones.pop()
        if world.chance(0.25):
            cells["email"] = f"{person.given.lower()}.{person.id}@example.net"
    if age > 70 and world.chance(0.06):
        person.died = world.today - rng.randrange(700)
    if case is not None:
        case.people.append(person)
    return person


def make_unborn(world: World, case: Case, surname: str) -> Person:
    """A child who is expected."""
    person = Person(world.id("c"), "Baby", surname, "unknown", None, expected=world.today + world.rng.randint(5, 200))
    case.people.append(person)
    return person


def make_home(
    world: World,
    case: Case,
    name: str,
    setting: str = "home",
    near: Home | None = None,
    days: tuple[int, int] = (40, 4_000),
) -> Home:
    """A family at an address for so many days, mostly `near` another one; a fifth lived elsewhere before."""
    rng = world.rng
    area = near.area if near is not None and world.chance(0.66) else rng.randrange(len(world.directory.areas))
    since = world.today - rng.randint(*days)
    sector, cells = make_address(world, area)
    cells |= {"setting": setting, "from": iso(since)}
    home = Home(world.id("f"), name, area, sector, since, cells, shielded=setting == "refuge")
    if world.chance(0.2):
        _, earlier = make_address(world, rng.randrange(len(world.directory.areas)))
        home.earlier = earlier | {"setting": "home", "from": iso(since - rng.randint(200, 2_000)), "to": iso(since)}
    case.homes.append(home)
    return home


def make_address(world: World, area: int) -> tuple[int, dict[str, str]]:
    """A postcode sector of an area, and the cells of an address in it."""
    rng, streets = world.rng, world.names.streets
    sector, unit = rng.randrange(10), rng.randrange(len(UNIT_LETTERS) ** 2)
    street = streets[(area * 7_919 + sector * 523 + unit) % len(streets)]
    flat = f"Flat {rng.randint(1, 30)}, " if world.chance(0.15) else ""
    return sector, {
        "address": f"{flat}{rng.randint(1, 180)} {street}",
        "postcode": postcode(area, sector, unit),
        "area": world.directory.areas[area],
    }


def add_children(
    world: World, case: Case, home: Home, parents: list[Person], number: int, oldest: float = 17.9
) -> list[Person]:
    """Children of these parents, who live in this home; none older than `oldest`, nor born past a parent's forties."""
    ages_of_parents = [world.age(parent) for parent in parents]
    limit = max(0.0, min(oldest, min(ages_of_parents) - 17))
    youngest = min(limit, max(0.0, max(ages_of_parents) - 48))
    ages = sorted((world.rng.uniform(youngest, limit) for _ in range(number)), reverse=True)
    children = [make_person(world, max(0.0, age - 0.8), home.name, case=case) for age in ages]
    for child in children:
        case.live(home, child, max(child.born or 0, home.since))
        for parent in parents:
            case.relate(parent, "parent", child, "birth", "true" if world.chance(0.85) else "")
    return children


def add_adult(world: World, case: Case, home: Home, age: float, gender: str = "", surname: str | None = None) -> Person:
    """An adult who lives in this home."""
    person = make_person(world, age, home.name if surname is None else surname, gender, case)
    case.live(home, person, home.since)
    return person


def add_couple(world: World, case: Case, home: Home, age: float) -> list[Person]:
    """Two adults living together."""
    same = world.chance(0.03)
    one = add_adult(world, case, home, age, "female")
    two = add_adult(
        world,
        case,
        home,
        max(18.5, age + world.rng.gauss(2, 4)),
        "female" if same else "male",
        home.name if world.chance(0.6) else "",
    )
    case.relate(one, "partner", two, "married" if world.chance(0.5) else "together", since=home.since)
    return [one, two]


def other_parent_age(world: World, children: list[Person], age: float) -> float:
    """An age for the other parent of children, near that of the first, and never too young for the oldest child."""
    return max(19.0, age + world.rng.gauss(2, 4), max(world.age(child) for child in children) + 17)


def add_elsewhere(
    world: World, case: Case, home: Home, children: list[Person], age: float, gender: str = "male"
) -> Person:
    """The other parent of children, who lives alone elsewhere; in one case of two in no recorded family."""
    parent = make_person(world, other_parent_age(world, children, age), "", gender, case)
    if world.chance(0.5):
        own = make_home(world, case, parent.family, near=home)
        case.live(own, parent, own.since)
    else:
        _, cells = make_address(world, home.area)
        parent.cells |= {"address": cells["address"], "postcode": cells["postcode"]}
    for child in children:
        case.relate(parent, "parent", child, "birth", "true" if world.chance(0.6) else "")
    return parent
