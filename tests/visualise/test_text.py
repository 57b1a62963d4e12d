"""The network in a terminal."""

import pytest

from graph.network import Network, Node
from tests.visualise.examples import HOSTILE, TODAY, alone, area, empty, hostile, large, shaw, two_homes
from visualise.text import to_text


def test_a_family_reads_from_top_to_bottom():
    network, missing = shaw()
    assert to_text(network, missing, width=80) == SHAW


SHAW = """\
The Shaw family                                           as of 22 November 2026
════════════════════════════════════════════════════════════════════════════════

12 Mill Lane
────────────────────────────────────────────────────────────────────────────────
  Kelly Shaw, 31
  Ella Shaw, 7 · child in need
  Tom Shaw, 3

Another home
────────────────────────────────────────────────────────────────────────────────
  Lee Marsh, 34 · parent of Ella and Tom · separated partner of Kelly

Who supports them                                   6 supporters from 5 agencies
────────────────────────────────────────────────────────────────────────────────
Children’s social care
  Priya Nair · LEAD                                                0161 496 0144
    social worker · for Ella and Tom
    last contact 3 days ago · next Tuesday 24 November

Health visiting
  Ana Costa                                                        0161 496 0150
    health visitor · for Tom
    last contact 5 weeks ago

Oak Primary School
  Jo Reid                                                          0161 496 0171
    safeguarding lead · for Ella
    last contact 7 days ago
  Amy Lund                                                    no number recorded
    teacher · for Ella
    last contact 8 weeks ago

Neighbourhood police · Police
  the desk                                                  0161 496 0100 (duty)
    no one named · for Kelly
    no contact recorded

Riverside Housing
  Sam Hill                                                         0161 496 0123
    tenancy officer · for Kelly
    last contact yesterday · next Thursday 26 November

Questions                                                        3 missing links
────────────────────────────────────────────────────────────────────────────────
  1. Jo Reid (Oak Primary School) and Sam Hill (Riverside Housing) both support
     this family. No contact between them is recorded here since 1 August. Are
     they in touch?
  2. Amy Lund: no contact with Ella is recorded. Is she still right?
  3. No visit to Tom is planned. Who will plan it?
"""


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int):
    for network, missing in (shaw(), hostile(), (large(), ()), (two_homes(), ()), (alone(), ()), (area(40, 30), ())):
        text = to_text(network, missing, width=width)
        assert max(map(len, text.splitlines())) <= width


def test_bold_only_when_asked():
    network, missing = shaw()
    plain_text = to_text(network, missing)
    strong = to_text(network, missing, bold=True)
    assert "\033" not in plain_text
    assert strong.replace("\033[1m", "").replace("\033[0m", "") == plain_text


def test_nothing_in_the_network_drives_the_terminal():
    text = to_text(*hostile())
    assert not {char for char in text if ord(char) < 32} - {"\n"}
    assert "\u202e" not in text
    assert HOSTILE[0] in text


def test_nobody_at_all():
    assert "Nobody is recorded here." in to_text(empty())


def test_who_lives_in_two_homes_is_said_in_both():
    assert "Ella Shaw lives here too" in to_text(two_homes())


def test_the_existence_line():
    network = alone()
    shown = Network(network.as_of, network.focus, network.nodes, network.edges, another_service=True)
    assert "Another service is also involved" in to_text(shown)
    assert "Another service" not in to_text(network)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"number": {"phone": "1", "of": "own"}}, "1"),
        ({"number": {"phone": "1", "of": "cover"}, "cover": "Ana Costa"}, "1 (Ana Costa answers)"),
        ({"number": {"phone": "1", "of": "cover"}}, "1 (their cover answers)"),
        ({"number": {"phone": "1", "of": "desk"}}, "1 (the desk)"),
        ({"number": {"phone": "1", "of": "out-of-hours"}}, "1 (out of hours)"),
        ({"number": None}, "no number recorded"),
        ({}, "no number recorded"),
    ],
)
def test_the_number_says_who_answers(facts: dict[str, object], words: str):
    network = Network(TODAY, "p1", (Node("p1", "professional", "Sam Hill", facts),), ())
    (line,) = [line for line in to_text(network).splitlines() if "Sam Hill" in line and words in line]
    assert line.endswith(words)
