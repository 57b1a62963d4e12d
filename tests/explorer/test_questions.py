"""The page of questions, that what counts them agrees with it, and what is asked for by a wrong address."""

from __future__ import annotations

import pytest

from tests.explorer.conftest import Read, SeenBy
from tests.explorer.pages import soup, without_token, words

COUNTED = [
    ("/clients/ella", "/questions?client=ella"),
    ("/clients/ella/timeline", "/questions?client=ella"),
    ("/clients/ella/network", "/questions?client=ella"),
    ("/clients/zoe", "/questions?client=zoe"),
    ("/families/shaw", "/questions?family=shaw"),
    ("/families/shaw/network", "/questions?family=shaw"),
]


@pytest.mark.parametrize(("path", "questions"), COUNTED)
def test_a_tab_counts_what_the_page_of_questions_shows(read: Read, path: str, questions: str):
    (tab,) = read(path).select(f".ct-tabs a[href='{questions}']")
    assert words(tab) == f"Questions ({_asked(read, questions)})"


def test_the_home_page_counts_what_the_pages_of_questions_show(read: Read):
    page = read("/")
    links = page.select("td a[href^='/questions?client=']")
    assert len(links) == 4
    for link in links:
        assert words(link).split()[0] == str(_asked(read, link["href"]))
    assert words(page.select_one(".ct-summary a")).split()[0] == str(_asked(read, "/questions"))


def _asked(read: Read, path: str) -> int:
    """How many questions there are on all the pages of them, of which each but the last is full."""
    start = f"{path}{'&' if '?' in path else '?'}show=all"
    first = read(start)
    shown = len(first.select(".ct-question"))
    here = first.select_one(".ct-paging__here")
    if here is None:
        return shown
    pages = int(words(here).split()[-1])
    return shown * (pages - 1) + len(read(f"{start}&page={pages}").select(".ct-question"))


def test_seven_questions_at_first_with_whom_to_call_and_what_they_rest_on(read: Read):
    page = read("/questions?client=ella")
    questions = page.select(".ct-question")
    assert len(questions) == 7
    for each in questions:
        assert each.select_one("a[href^='tel:']")
        assert each.select("details li")
    # The pairs of one team lie beneath the question about all of it.
    assert "are 4 groups between which no contact is recorded here" in words(questions[0])
    assert questions[0].select(".ct-beneath .ct-question") == questions[1:6]
    first, second = (words(each) for each in questions[1:3])
    # Priya is in touch with both, so that they come before those whom nobody joins.
    assert "No contact between Jo Reid and Neighbourhood police has ever been recorded here." in first
    assert "Amy Lund supports Ella, since October 2025. No contact with Ella is recorded." in second
    assert "No contact between Amy Lund and Neighbourhood police has ever been recorded here." in second
    assert [words(each) for each in page.select(".ct-asked h2")] == ["The Shaw family", "The Webb family"]
    assert page.select_one("a[href='/questions?show=all&client=ella']")


def test_questions_of_one_rule(read: Read):
    page = read("/questions?rule=no-lead")
    assert [words(each) for each in page.select(".ct-question__statement")] == [
        "6 agencies support Zoë Quist, and nobody is recorded as the lead."
    ]
    assert page.select_one("option[selected]")["value"] == "no-lead"
    assert page.select_one(".ct-question__about a")["href"] == "/clients/zoe"


def test_nothing_to_ask(read: Read):
    for path in ("/questions?client=ida", "/questions?client=pat"):
        assert "Nothing to ask" in words(read(path))


@pytest.mark.parametrize(
    "path",
    [
        "/?page=0", "/?page=x", "/?page=-1", "/?page=99999999999", "/?page=77", "/?page=%D9%A1",
        "/clients/ella/timeline?kind=secret", "/clients/ella/timeline?until=2026-13", "/clients/ella/timeline?until=x",
        "/clients/ella/timeline?until=0000-01", "/questions?rule=none-such", "/questions?show=some",
        "/questions?client=ella&family=shaw", "/questions?show=all&page=900", "/questions?client=" + "x" * 300,
    ],
)  # fmt: skip
def test_a_wrong_address_is_answered_plainly(seen_by: SeenBy, path: str):
    answer = seen_by("ana").get(path)
    assert answer.status_code == 400
    assert words(soup(answer).h1) == "That did not work"


@pytest.mark.parametrize(
    "path", ["/?page=", "/clients/ella/timeline?who=nobody", "/clients/ella/timeline?kind=&until=9999-12"]
)
def test_an_odd_address_is_none_the_worse(read: Read, path: str):
    assert read(path).h1


@pytest.mark.parametrize(
    "path",
    ["/clients/mia/timeline", "/questions?client=mia", "/questions?family=nobodys", "/families/lind", "/clients/%00"],
)
def test_who_is_not_there_and_who_is_not_mine_are_the_same_page(seen_by: SeenBy, path: str):
    answer = seen_by("ana").get(path)
    assert answer.status_code == 404
    assert without_token(answer) == without_token(seen_by("ana").get("/clients/nobody-at-all"))


def test_a_family_that_is_large_says_so(read: Read, monkeypatch: pytest.MonkeyPatch):
    assert "is large" not in words(read("/questions?family=shaw"))
    monkeypatch.setattr("queries.families.MANY_PEOPLE", 2)
    told = words(read("/questions?family=shaw").select_one("p.ct-notice"))
    assert told.startswith("This family is large: ")
    assert told.endswith("Then questions about its team say little.")
