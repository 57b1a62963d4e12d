"""The pages in every state that they can be in, on hand-made facts in the database."""

from __future__ import annotations

import pytest

from tests.explorer.conftest import Read, SeenBy
from tests.explorer.pages import a_token, soup, words
from tests.explorer.states import CROWD, MANY_CLIENTS


def test_today_the_next_days_and_whom_to_go_with(read: Read):
    today, later = read("/").select(".ct-today")
    assert [words(each) for each in today.select("li")] == [
        "Ella Shaw : You call",
        "Kelly Shaw : Sam Hill visits at 11:00",
    ]
    assert [words(each) for each in later.select(".ct-together")] == [
        "Sam Hill is there today at 11:00 too: go together?",
        "Priya Nair is there tomorrow at 15:30 too: go together?",
    ]


def test_my_people_family_by_family_and_who_was_mine_until_lately(read: Read):
    page = read("/")
    groups = [words(each) for each in page.select(".ct-table__group")]
    assert groups == ["The Berg family", "The Shaw family", "No family shown"]
    assert "You support 7 people." in words(page)
    ended = page.select_one("section[aria-labelledby=ended]")
    assert "Omar Aziz, 9 : You supported Omar until 15 November. You can read this until 15 December." in words(ended)


def test_a_caseload_of_hundreds_comes_in_pages(seen_by: SeenBy):
    first = soup(seen_by("pia").get("/"))
    shown = len(first.select(".ct-table--people tr:has(td)"))
    assert 30 <= shown <= 40
    assert f"You support {MANY_CLIENTS} people." in words(first)
    assert "Page 1 of 10" in words(first.select_one(".ct-paging"))
    pages = {
        page: [words(each) for each in soup(seen_by("pia").get(f"/?page={page}")).select("th a.ct-table__name")]
        for page in ("1", "2", "10", "all")
    }
    every = pages["all"]
    assert len(set(every)) == MANY_CLIENTS
    assert pages["1"] + pages["2"] == every[: len(pages["1"] + pages["2"])]
    assert pages["10"] == every[-len(pages["10"]) :]
    assert words(first.select_one("details summary")).endswith("more today")
    browser = seen_by("pia")
    found = browser.post("/search", data={"text": "child101", "csrf_token": a_token(browser)})
    assert found.location == "/clients/child-101"


def test_the_one_number_that_answers_now_and_which_it_is(read: Read):
    said = {words(each.h3): words(each.select_one(".ct-number")) for each in read("/clients/ella").select(".ct-member")}
    assert said["Priya Nair lead"] == "0161 496 0144 direct line"
    assert said["Amy Lund"] == "0161 496 0171 Amy Lund is away until 4 December; Jo Reid covers"
    assert said["Sam Hill"] == "0161 496 0100 Sam Hill is not at work today; the duty line"
    assert said["Neighbourhood police"] == "0161 496 0160 the agency’s number"


def test_the_lead_first_then_whom_she_named(read: Read):
    members = read("/clients/ella").select(".ct-member")
    assert [words(each.h3) for each in members][:2] == ["Priya Nair lead", "Jo Reid"]
    assert "“This is who I talk to,” said Ella on 26 October 2026" in words(members[1])
    assert "Mon-Fri 09:00-17:00 · out of hours 0161 496 0142" in words(members[0])


def test_last_contact_and_next_visit_of_each(read: Read):
    members = read("/clients/ella").select(".ct-member")
    assert "Saw Ella 3 days ago · visits tomorrow at 15:30" in words(members[0])
    assert "That’s you · Saw Ella 5 weeks ago · calls today" in words(members[3])


def test_what_is_old_says_so_beside_the_fact(read: Read):
    page = read("/clients/ella")
    jo = words(page.select(".ct-member")[1])
    assert "from Schools census, as of 16 October 2026 That is 5 weeks ago: check before you rely on it." in jo
    assert "child in need since March (as of 16 October)" in words(page.select_one(".ct-under"))
    assert "Schools census: team, situation and home. As of 16 October 2026." in words(page.select_one(".ct-origins"))
    assert not page.select(".ct-member")[0].select(".ct-stale"), "what is fresh, or our own, says nothing"


def test_who_is_silent_and_who_was_there_before(read: Read):
    page = read("/clients/ella")
    assert "No contact from Neighbourhood police is recorded here in the last 90 days." in words(page)
    former = page.select_one(".ct-former")
    assert words(former.summary) == "Was involved (1)"
    assert words(former.li) == "Mark Ellis , Social worker, Children’s social care 13 July 2025 to 10 March 2026"


def test_another_service_is_one_line(read: Read):
    page = read("/clients/ella")
    assert words(page).count("Another service is involved.") == 1
    assert "This is said once, however many there are." in words(page)
    assert "Another service is involved with Ella." in words(read("/families/shaw"))
    for path in ("/clients/ella/timeline", "/clients/tom"):
        assert "Another service" not in words(read(path))
    assert "Max" not in words(page)


def test_a_shielded_child_and_how_to_reach(read: Read):
    page = read("/clients/rosa")
    notice = page.select_one(".ct-notice--shield")
    assert "Where Rosa is, is hidden." in words(notice)
    assert "Also involved, and reached through the lead: school." in words(notice)
    assert notice.select_one("a")["href"] == "tel:01614960144"
    for hidden in ("9 Far Road", "0161 496 0777", "Lind family", "Jo Reid", "Oak Primary"):
        assert hidden not in page.get_text()


def test_a_shielded_child_whom_one_leads(read: Read):
    page = read("/clients/nils")
    assert "You see it because you lead." in words(page.select_one(".ct-notice--shield"))
    assert "2 Other Road" in words(page)
    assert "Where this family lives is hidden from everyone else." in words(read("/families/berg"))


def test_support_that_has_ended(read: Read):
    notice = read("/clients/omar").select_one(".ct-notice")
    assert words(notice) == "You supported Omar until 15 November. You can read this until 15 December."


def test_someone_who_has_died(read: Read):
    page = read("/clients/grace")
    assert words(page.h1) == "Grace Holt"
    assert "Grace died on 13 November 2026. We are sorry." in words(page.select_one(".ct-notice"))


def test_an_unborn_child(read: Read):
    assert words(read("/clients/baby").h1) == "Baby Shaw, due 3 March 2027"


def test_a_brother_is_seen_for_his_sister(read: Read):
    page = read("/clients/tom")
    assert "You see this much because you support Tom’s sister Ella and Baby." in words(page)
    assert "Nobody is recorded on this team." in words(page)


@pytest.mark.parametrize(
    "path", ["/clients/lee", "/clients/lee/timeline", "/clients/lee/network", "/questions?client=lee"]
)
def test_an_outline_says_why_it_is_no_more(read: Read, path: str):
    page = read(path)
    assert words(page.h1) == "Lee Carter, born in 1991"
    assert "You see no more than this: a name, a year of birth and who is related." in words(page)
    assert "Lee’s daughter Ella: Ella Shaw, 7" in words(page)
    assert page.select("table, .ct-tabs, .ct-questions") == []


def test_sixty_on_a_team_by_agency(read: Read):
    page = read("/clients/zoe")
    rows = page.select(".ct-table--team tr:has(td)")
    assert len(rows) == CROWD + 1
    groups = [words(each) for each in page.select(".ct-table__group")]
    assert groups == sorted(groups)
    assert len(groups) == 6


def test_nobody_on_the_team(read: Read):
    page = read("/clients/ida")
    assert words(page.h1) == "Ida Moss, born in 2018"
    assert "Nobody is recorded on this team." in words(page)


def test_a_long_life_comes_in_stretches(read: Read):
    page = read("/clients/pat/timeline")
    assert len(page.select(".ct-event")) < 200
    earlier = page.select_one(".ct-stretch a")
    assert earlier["href"] == "/clients/pat/timeline?until=2026-05"
    before = read(earlier["href"])
    assert words(before.select_one("h2")) == "May 2026"
    assert "Later: up to November 2026" in words(before)


def test_the_filters_of_a_time_line_are_in_its_address(read: Read):
    page = read("/clients/ella/timeline?kind=team&who=mark")
    assert [words(each) for each in page.select(".ct-event span")] == [
        "Mark Ellis left the team",
        "Mark Ellis (Children’s social care) joined as the lead",
    ]
    checked = [each["value"] for each in page.select("input[type=checkbox][checked]")]
    chosen = page.select_one("option[selected]")
    assert (checked, chosen["value"]) == (["team"], "mark")
    assert page.select_one("form.ct-filters")["method"] == "get"


def test_the_family_with_its_second_homes_and_its_visits(read: Read):
    page = read("/families/shaw")
    members, _, visits = page.select("table")
    ella = next(row for row in members.select("tbody tr") if "Ella" in words(row))
    assert "also lives with the Webb family , 4 Chapel Row, QX1 4DE (hostel) (as of 16 October)" in words(ella)
    assert "12 Mill Lane, QX1 4AB" in words(page.select_one(".ct-under"))
    assert words(page.select("main > p.govuk-body")[0]) == "Also at 7 Shore Road (hospital)"
    assert [words(row) for row in visits.select("tbody tr")] == [
        "Children’s social care 1 Ella (1)",
        "Health visiting, North 1 Ella (1)",
        "Riverside Housing 1 Kelly (1)",
    ]
    assert "None is recorded with Tom." in words(page)
    assert page.select_one("a[href^='/families/webb']")


def test_an_outline_is_not_drawn(seen_by: SeenBy):
    for shape in ("json", "svg", "html", "graphml"):
        assert seen_by("ana").get(f"/clients/lee/network.{shape}").status_code == 404


def test_a_family_of_whom_some_are_seen_in_outline(read: Read):
    page = read("/families/dale")
    assert words(page.h1) == "The Dale family", "a family without a name is called as those who live there are"
    assert [words(each) for each in page.select("table")[0].select("tbody th")] == ["Tom Shaw, 4"]
    assert [words(each) for each in page.select(".govuk-list li")] == ["Jay Dale, born in 2012"]
    assert "who supports them is not shown" in words(page)
    assert "None is recorded with Jay" not in words(page)
    assert "Nobody is recorded as supporting Tom." in words(page)
    assert "You see this because you support someone who is linked with this family." in words(page)


@pytest.mark.parametrize(
    ("who", "said"), [("dan", "Nobody is listed with you yet"), ("nobody", "Your account is not yet joined with you")]
)
def test_without_anyone_the_page_says_what_to_do(seen_by: SeenBy, who: str, said: str):
    page = words(soup(seen_by(who).get("/")))
    assert said in page
    assert "Find someone you support" in page
