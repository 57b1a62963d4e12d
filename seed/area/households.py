"""Families of every shape, as they come: who lives with whom, who is whose parent, and who lives elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from seed.area.homes import (
    add_adult,
    add_children,
    add_couple,
    add_elsewhere,
    make_address,
    make_home,
    make_person,
    make_unborn,
    other_parent_age,
)
from seed.area.people import YEAR, Case, World
from seed.area.sheets import iso


def parent_age(world: World) -> float:
    """The age of a parent of children, most between 24 and 45."""
    return min(52.0, max(19.0, world.rng.gauss(34, 7)))


def few(world: World) -> int:
    """How many children: one to four."""
    return world.rng.choices((1, 2, 3, 4), (44, 37, 14, 5))[0]


def surname(world: World) -> str:
    """A family's name."""
    return world.rng.choice(world.names.family)


def couple_with_children(world: World, case: Case) -> None:
    """Two parents and their children."""
    home = make_home(world, case, surname(world))
    add_children(world, case, home, add_couple(world, case, home, parent_age(world)), few(world))


def lone_parent(world: World, case: Case) -> None:
    """One parent with children; the other is recorded in one case of three."""
    home, age = make_home(world, case, surname(world)), parent_age(world)
    parent = add_adult(world, case, home, age, "female" if world.chance(0.87) else "male")
    children = add_children(world, case, home, [parent], min(few(world), 3))
    if world.chance(0.3):
        add_elsewhere(world, case, home, children, age, "male" if parent.gender == "female" else "female")


def step_family(world: World, case: Case) -> None:
    """A parent with children, a new partner, sometimes a child of both; the other parent is often elsewhere."""
    home, age = make_home(world, case, surname(world)), max(25.0, parent_age(world))
    parent = add_adult(world, case, home, age, "female" if world.chance(0.7) else "male")
    children = add_children(world, case, home, [parent], world.rng.choice((1, 1, 2)))
    partner = make_person(
        world, max(20.0, age + world.rng.gauss(1, 6)), "", "male" if parent.gender == "female" else "female", case
    )
    moved_in = world.today - world.rng.randint(20, 1_500)
    case.live(home, partner, max(moved_in, home.since))
    case.relate(partner, "partner", parent, "together", since=max(moved_in, home.since))
    for child in children:
        case.relate(partner, "parent", child, "step", since=max(moved_in, child.born or 0))
    if moved_in < world.today - 400 and max(world.age(parent), world.age(partner)) < 46 and world.chance(0.4):
        add_children(world, case, home, [parent, partner], 1, oldest=(world.today - moved_in) / YEAR)
    if world.chance(0.4):
        add_elsewhere(world, case, home, children, age, partner.gender)


def two_homes(world: World, case: Case) -> None:
    """Parents apart; their children have a home with each, one of which may have a new partner and her child."""
    home, age = make_home(world, case, surname(world)), parent_age(world)
    mother = add_adult(world, case, home, age, "female")
    children = add_children(world, case, home, [mother], world.rng.choice((1, 2, 2)))
    other = make_home(world, case, surname(world), near=home)
    father = add_adult(world, case, other, other_parent_age(world, children, age), "male")
    case.relate(mother, "partner", father, world.rng.choice(("separated", "divorced")), since=other.since)
    for child in children:
        case.relate(father, "parent", child, "birth", "true")
        case.live(other, child, max(other.since, child.born or 0), lives_here=world.chance(0.6))
    if world.chance(0.45):
        partner = add_adult(world, case, other, max(20.0, age - 2), "female", "")
        case.relate(father, "partner", partner, "together", since=other.since)
        add_children(world, case, other, [partner], 1)


def grandparents(world: World, case: Case) -> None:
    """Grandparents who look after their grandchildren; the parent in between lives elsewhere."""
    home = make_home(world, case, surname(world))
    elders = add_couple(world, case, home, world.rng.uniform(50, 72))
    children = [
        make_person(world, world.rng.uniform(0.5, 15), home.name, case=case) for _ in range(world.rng.choice((1, 1, 2)))
    ]
    for child in children:
        since = max(world.today - world.rng.randint(60, 1_500), child.born or 0, home.since)
        case.live(home, child, since)
        for elder in elders:
            case.relate(elder, "grandparent", child)
        case.relate(elders[0], world.rng.choice(("carer", "guardian")), child, since=since)
    if world.chance(0.6):
        oldest = max(world.age(child) for child in children)
        add_elsewhere(world, case, home, children, max(oldest + 18, 22), "female")


def foster_home(world: World, case: Case) -> None:
    """A child looked after in a foster home, and the family that the child comes from."""
    origin, age = make_home(world, case, surname(world)), parent_age(world)
    mother = add_adult(world, case, origin, age, "female")
    child = make_person(world, min(16.5, world.rng.uniform(1, max(1.5, age - 18))), origin.name, case=case)
    case.relate(mother, "parent", child, "birth", "true")
    placed = max(world.today - world.rng.randint(40, 1_200), child.born or 0)
    case.rows.append(
        ("members", {"client_id": child.id, "family_id": origin.id, "from": iso(child.born), "to": iso(placed)})
    )
    home = make_home(world, case, surname(world), "foster", near=origin)
    for carer in add_couple(world, case, home, world.rng.uniform(38, 60))[: world.rng.choice((1, 2))]:
        case.relate(carer, "carer", child, since=placed)
    case.live(home, child, placed)
    case.situation(child, "looked-after", placed)


def refuge(world: World, case: Case) -> None:
    """A mother and her children in a refuge, shielded."""
    home = make_home(world, case, surname(world), "refuge", days=(5, 200))
    add_children(
        world, case, home, [add_adult(world, case, home, parent_age(world), "female")], world.rng.choice((1, 2))
    )


def hostel(world: World, case: Case) -> None:
    """A young adult in a hostel."""
    home = make_home(world, case, surname(world), "hostel")
    person = add_adult(world, case, home, world.rng.uniform(18.1, 30))
    if world.age(person) < 25 and world.chance(0.5):
        case.situation(person, "left-care", world.today - world.rng.randint(30, 700))


def expecting(world: World, case: Case) -> None:
    """A family that expects a child."""
    home, age = make_home(world, case, surname(world)), min(40.0, parent_age(world))
    parents = add_couple(world, case, home, age) if world.chance(0.6) else [add_adult(world, case, home, age, "female")]
    if world.chance(0.4):
        add_children(world, case, home, parents, 1)
    unborn = make_unborn(world, case, home.name)
    case.live(home, unborn)
    for parent in parents:
        case.relate(parent, "parent", unborn, "birth")


def couple(world: World, case: Case) -> None:
    """Two adults, often old."""
    home = make_home(world, case, surname(world))
    add_couple(world, case, home, world.rng.choice((world.rng.uniform(22, 60), world.rng.uniform(65, 88))))


def carer_at_home(world: World, case: Case) -> None:
    """An old parent and the grown-up child who looks after them."""
    home = make_home(world, case, surname(world))
    elder = add_adult(world, case, home, world.rng.uniform(70, 90))
    grown = add_adult(world, case, home, world.age(elder) - world.rng.uniform(20, 38))
    case.relate(elder, "parent", grown, "birth")
    case.relate(grown, "carer", elder)


def alone(world: World, case: Case) -> None:
    """An adult living alone, in two cases of three as a family of their own."""
    person = make_person(world, world.rng.choice((world.rng.uniform(18.5, 60), world.rng.uniform(60, 92))), case=case)
    if world.chance(0.66):
        home = make_home(world, case, person.family, "none" if world.chance(0.03) else "home")
        case.live(home, person, home.since)
    else:
        _, cells = make_address(world, world.rng.randrange(len(world.directory.areas)))
        person.cells |= {"address": cells["address"], "postcode": cells["postcode"]}


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of family, how many of a thousand cases have it, and how many clients it may need."""

    make: Callable[[World, Case], None]
    weight: int
    most: int


SHAPES: tuple[Shape, ...] = (
    Shape(couple_with_children, 230, 6),
    Shape(lone_parent, 250, 5),
    Shape(step_family, 110, 6),
    Shape(two_homes, 75, 7),
    Shape(grandparents, 40, 5),
    Shape(foster_home, 25, 4),
    Shape(refuge, 6, 3),
    Shape(hostel, 12, 1),
    Shape(expecting, 30, 4),
    Shape(couple, 60, 2),
    Shape(carer_at_home, 25, 2),
    Shape(alone, 230, 1),
)
