"""The drawing in a real browser: each thing that can be done with it, read through the table that stands beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import accessibility_faults

NETWORK = "/families/shaw/network"
# How many dots of the canvas have the colour of a way between two.
YELLOW = """() => {
  const canvas = document.querySelector("#drawing canvas");
  const dots = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let found = 0;
  for (let at = 0; at < dots.length; at += 4) {
    if (dots[at] === 255 && dots[at + 1] === 221 && dots[at + 2] === 0) { found += 1; }
  }
  return found;
}"""


@pytest.fixture
def page(signed_in: Callable[..., Page]) -> Page:
    found = signed_in()
    found.goto(NETWORK)
    expect(found.locator("#drawing canvas")).to_be_visible()
    return found


def panel(page: Page) -> Locator:
    return page.get_by_role("region", name="Selected in the drawing")


def said(page: Page) -> str:
    return page.locator("#drawing-said").inner_text()


def drawn(page: Page) -> dict:
    return json.loads(page.locator("#drawing").get_attribute("data-drawing"))


def place(page: Page, id_: str) -> tuple[float, float]:
    """Where on the canvas a node is: the drawing is fitted into it, nothing moves by itself."""
    data = drawn(page)
    node = next(each for each in data["nodes"] if each["id"] == id_)
    left, top, right, bottom = data["extent"]
    box = page.locator("#drawing").bounding_box()
    scale = min(box["width"] / (right - left), box["height"] / (bottom - top), 1.5)
    return (
        box["width"] / 2 + (node["x"] - (left + right) / 2) * scale,
        box["height"] / 2 + (node["y"] - (top + bottom) / 2) * scale,
    )


def table(page: Page) -> set[str]:
    """The ids of whoever is in the table beside the drawing."""
    return set(page.locator("tr[data-node]").evaluate_all("rows => rows.map((row) => row.dataset.node)"))


def expect_drawn(page: Page, *, without: str = "", with_: str = "") -> None:
    """Wait until somebody is drawn, or no longer."""
    if without:
        expect(page.locator(f"tr[data-node='{without}']")).to_have_count(0)
    if with_:
        expect(page.locator(f"tr[data-node='{with_}']")).to_have_count(1)
    assert table(page) == set(page.locator("[data-for]").evaluate_all("all => all.map((one) => one.dataset.for)"))


def select(page: Page, id_: str) -> None:
    """Select somebody on the canvas, and wait until the panel shows them."""
    click(page, id_)
    name = page.locator(f"[data-for='{id_}'] h3").inner_text()
    expect(panel(page).locator("h3")).to_have_text(name)


def click(page: Page, id_: str) -> None:
    x, y = place(page, id_)
    page.locator("#drawing").click(position={"x": x, "y": y})


def test_there_is_something_on_the_canvas(page: Page):
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector("#drawing canvas");
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const found = new Set();
          for (let at = 0; at < pixels.length; at += 4) {
            if (pixels[at + 3] === 255) { found.add(pixels.slice(at, at + 3).join()); }
          }
          return [...found];
        }"""
    )
    wanted = {"0,121,90", "0,114,178", "212,53,28", "11,12,12"}  # school, social care, a question, a person
    assert wanted <= set(colours)


def test_selecting_shows_the_facts_of_the_list(page: Page):
    expect(panel(page)).to_be_hidden()
    click(page, "sam")
    expect(panel(page).get_by_role("heading", name="Sam Hill")).to_be_visible()
    card = page.locator("[data-for='sam']")
    facts = [line for line in card.inner_text().splitlines() if line and not line.startswith("Show more")]
    assert facts
    assert [line for line in facts if line not in panel(page).inner_text()] == []
    number = panel(page).locator("a[href^='tel:']")
    assert number.get_attribute("href") == card.locator("a[href^='tel:']").get_attribute("href")
    expect(panel(page).locator(".ct-question").first).to_contain_text("Sam Hill")


def test_an_agency_can_be_selected_too(page: Page):
    click(page, "oak-primary")
    expect(panel(page).get_by_role("heading", name="Oak Primary School")).to_be_visible()


def test_everyone_drawn_can_be_selected_and_is_listed(page: Page):
    assert {node["id"] for node in drawn(page)["nodes"]} == table(page)
    for node in drawn(page)["nodes"]:
        # A family's name is so short that one mostly hits the household under it.
        if node["kind"] != "family":
            click(page, node["id"])
            heading = page.locator(f"[data-for='{node['id']}'] h3").inner_text()
            expect(panel(page).locator("h3")).to_have_text(heading)


def test_walking_by_keyboard(page: Page):
    drawing = page.locator("#drawing")
    drawing.focus()
    page.keyboard.press("ArrowDown")
    assert said(page).startswith("Kelly")
    page.keyboard.press("ArrowDown")
    assert said(page).startswith(("Ella", "Tom"))
    expect(panel(page).get_by_role("link", name="Shaw")).to_be_visible()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("link").first).to_be_focused()
    drawing.focus()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#drawing-said")).to_have_text("Nothing is selected.")


def test_every_node_joined_with_others_is_reached_by_arrows(page: Page):
    page.locator("#drawing").focus()
    page.keyboard.press("ArrowDown")
    reached = {said(page).partition(".")[0]}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 15:
        page.keyboard.press(key)
        reached.add(said(page).partition(".")[0])
    assert len(reached) >= 5


def test_each_depth_is_a_step_that_can_be_undone_and_done_again(page: Page):
    page.locator("#drawing").focus()
    whole = table(page)
    page.keyboard.press("1")
    expect_drawn(page, without="sam")
    people = table(page)
    assert people < whole
    expect(page.locator("#drawing-said")).to_contain_text(f"{len(people)} people")
    page.keyboard.press("3")
    expect_drawn(page, with_="webb")
    linked = table(page)
    assert linked > whole
    expect(page.get_by_label("With linked families")).to_be_checked()
    page.keyboard.press("Control+z")
    expect_drawn(page, without="webb")
    assert table(page) == people
    page.keyboard.press("Control+Shift+Z")
    expect_drawn(page, with_="webb")
    page.keyboard.press("Escape")
    expect_drawn(page, without="webb")
    page.get_by_role("button", name="Undo").click()
    expect_drawn(page, with_="sam")
    assert table(page) == whole
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#drawing-said")).to_have_text("There is nothing to undo.")
    page.get_by_role("button", name="Redo").click()
    expect_drawn(page, without="sam")


def test_what_is_switched_off_in_the_legend_is_gone_from_the_table(page: Page):
    place_before = place(page, "ana")
    box = page.get_by_label("Oak Primary School")
    box.uncheck()
    expect_drawn(page, without="jo")
    expect(page.get_by_label("Oak Primary School")).to_be_focused()
    expect(page).to_have_url(re.compile(r"off=agency\.oak-primary"))
    assert not {"jo", "amy", "oak-primary"} & table(page)
    # Nobody else has moved.
    page.locator("#drawing").click(position={"x": place_before[0], "y": place_before[1]})
    expect(panel(page).get_by_role("heading", name="Ana Costa")).to_be_visible()
    page.get_by_label("Oak Primary School").check()
    expect_drawn(page, with_="jo")


def test_lines_and_kinds_can_be_switched_off(page: Page):
    ties = page.locator("tr[data-kind='related']")
    assert ties.count() > 0
    page.get_by_label("family ties").uncheck()
    expect(ties).to_have_count(0)
    page.get_by_label("professionals").uncheck()
    expect_drawn(page, without="sam")
    assert page.locator("tr[data-kind='professional']").count() == 0
    page.go_back()
    expect_drawn(page, with_="sam")
    expect(ties).to_have_count(0)
    page.go_back()
    expect(ties).not_to_have_count(0)


def test_expanding_in_place_by_key_by_double_click_and_by_the_list(page: Page):
    drawing = page.locator("#drawing")
    select(page, "tom")
    drawing.focus()
    page.keyboard.press("Control+e")
    expect_drawn(page, with_="webb")
    whole = table(page)
    page.keyboard.press("Control+e")
    expect(page.locator("#drawing-said")).to_have_text(re.compile("nothing more to show around Tom"))
    page.keyboard.press("Control+z")
    expect_drawn(page, without="webb")
    x, y = place(page, "tom")
    drawing.dblclick(position={"x": x, "y": y})
    expect_drawn(page, with_="webb")
    assert table(page) == whole
    page.keyboard.press("Control+z")
    expect_drawn(page, without="webb")
    page.locator("[data-for='tom'] [data-open]").click()
    expect_drawn(page, with_="webb")
    assert table(page) == whole


def test_a_linked_family_is_opened_in_place(page: Page):
    page.get_by_role("button", name=re.compile("open .* here")).first.click()
    expect_drawn(page, with_="webb")
    expect(page).to_have_url(re.compile("open=webb"))
    page.get_by_role("button", name="Close what you opened").click()
    expect_drawn(page, without="webb")


def test_what_is_dragged_stays_there_for_whoever_opens_the_address(page: Page):
    box = page.locator("#drawing").bounding_box()
    x, y = place(page, "sam")
    page.mouse.move(box["x"] + x, box["y"] + y)
    page.mouse.down()
    page.mouse.move(box["x"] + x + 60, box["y"] + y + 90, steps=6)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"at=-?\d+%2C-?\d+%2Csam"))
    expect(page.locator("#drawing-said")).to_contain_text("Sam Hill was moved")
    page.reload()
    expect(page.locator("#drawing canvas")).to_be_visible()
    page.locator("#drawing").click(position={"x": x + 60, "y": y + 90})
    expect(panel(page).get_by_role("heading", name="Sam Hill")).to_be_visible()
    page.get_by_label("no contact recorded").uncheck()
    expect(page).to_have_url(re.compile("off=line"))
    page.locator("#drawing").click(position={"x": x + 60, "y": y + 90})
    expect(panel(page).get_by_role("heading", name="Sam Hill")).to_be_visible()
    for _ in ("the legend", "selecting", "dragging"):
        page.go_back()
    expect(page).not_to_have_url(re.compile("at="))
    expect(page.get_by_label("no contact recorded")).to_be_checked()
    click(page, "sam")
    expect(panel(page).get_by_role("heading", name="Sam Hill")).to_be_visible()


def test_someone_can_be_hidden_and_shown_again(page: Page):
    select(page, "sam")
    panel(page).get_by_role("button", name="Hide").click()
    expect_drawn(page, without="sam")
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#drawing-said")).to_have_text("Sam Hill is hidden.")
    page.get_by_role("button", name="Show the one that you hid").click()
    expect_drawn(page, with_="sam")


def test_two_are_connected_from_the_panel_and_by_the_form(page: Page):
    select(page, "sam")
    panel(page).get_by_role("button", name="Connect with…").click()
    expect(page.locator("#drawing-said")).to_have_text("Choose the other of the two.")
    click(page, "jo")
    steps = page.locator("#way li")
    expect(steps.first).to_contain_text("Sam Hill")
    expect(steps.last).to_contain_text("Jo Reid")
    expect(page.locator("#drawing-said")).to_contain_text(steps.last.inner_text())
    assert page.evaluate(YELLOW) > 500
    page.get_by_role("button", name="Stop showing it").click()
    expect(page.locator("#way")).to_be_hidden()
    assert page.evaluate(YELLOW) == 0
    # It stays unfolded while it is in use.
    page.get_by_label("One", exact=True).select_option(label="Amy Lund")
    page.get_by_label("The other").select_option(label="Tom Shaw")
    page.get_by_role("button", name="Show the way between them").click()
    expect(steps.first).to_contain_text("Amy Lund")
    expect(steps.last).to_contain_text("Tom Shaw")


def test_someone_is_found_by_a_part_of_the_name(page: Page):
    page.locator("#drawing").focus()
    page.keyboard.press("Control+f")
    expect(page.get_by_label("Find in the drawing")).to_be_focused()
    page.keyboard.type("nair")
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="Priya Nair")).to_be_visible()
    expect(page.locator("#drawing")).to_be_focused()
    page.keyboard.press("Control+f")
    page.keyboard.press("Control+a")
    page.keyboard.type("nobody at all")
    page.keyboard.press("Enter")
    expect(page.locator("#drawing-said")).to_have_text("Nobody here is called that.")
    page.keyboard.press("Escape")
    expect(page.locator("#drawing")).to_be_focused()


def test_what_can_be_done_is_at_hand_with_the_right_button_and_by_key(page: Page):
    x, y = place(page, "tom")
    page.locator("#drawing").click(position={"x": x, "y": y}, button="right")
    expect(panel(page).get_by_role("button", name="Show more around")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#drawing")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+F10")
    expect(panel(page).get_by_role("button").first).to_be_focused()


def test_an_address_shows_what_it_was_sent_for(page: Page):
    page.locator("#drawing").focus()
    page.keyboard.press("3")
    expect_drawn(page, with_="webb")
    page.get_by_label("Riverside Housing").uncheck()
    expect_drawn(page, without="sam")
    click(page, "kelly")
    sent, shown = page.url, table(page)
    page.goto("/")
    page.goto(sent)
    expect_drawn(page, with_="webb")
    assert table(page) == shown
    expect(page.get_by_label("Riverside Housing")).not_to_be_checked()


def test_a_drawing_that_cannot_be_changed_stays_as_it_was(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto(NETWORK)
    page.locator("#drawing").focus()
    before, address = table(page), page.url
    page.context.set_offline(True)
    page.keyboard.press("3")
    expect(page.locator("#drawing-said")).to_contain_text("could not be changed")
    assert (table(page), page.url) == (before, address)
    page.context.set_offline(False)
    page.keyboard.press("3")
    expect_drawn(page, with_="webb")


@pytest.mark.parametrize("width", [375, 1280])
def test_axe_finds_nothing_in_any_state_of_it(signed_in: Callable[..., Page], width: int):
    page = signed_in(width)
    for state in ("?depth=3&selected=sam&off=line.none", "?from=sam&to=jo&without=tom&open=tom"):
        page.goto(NETWORK + state)
        expect(page.locator("#drawing canvas")).to_be_attached()
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert accessibility_faults(page) == [], state
        assert page.evaluate("document.documentElement.scrollWidth") <= width, state


def test_on_paper_there_is_the_drawing_its_legend_and_every_row(signed_in: Callable[..., Page]):
    page = signed_in(720)
    page.goto(NETWORK + "?from=sam&to=jo")
    expect(page.locator("#drawing canvas")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#drawing canvas")).to_be_visible()
    for gone in ("button", "input", "select", "#drawing-said", "#files"):
        assert page.locator(f"main {gone} >> visible=true").count() == 0, gone
    expect(page.locator("tr[data-node='sam']")).to_be_visible()
    expect(page.locator("#way li").first).to_be_visible()
    expect(page.get_by_text("contact in the last 30 days")).to_be_visible()
    expect(page.get_by_text("With linked families")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


def test_on_a_telephone_whoever_is_selected_stands_right_under_the_drawing(signed_in: Callable[..., Page]):
    page = signed_in(375, 800)
    page.goto(NETWORK + "?selected=sam")
    expect(panel(page).get_by_role("heading", name="Sam Hill")).to_be_visible()
    assert panel(page).bounding_box()["y"] < page.get_by_text("How far").bounding_box()["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_without_javascript_the_form_does_it(signed_in: Callable[..., Page]):
    page = signed_in(java_script_enabled=False)
    page.goto(NETWORK)
    page.get_by_label("With linked families").check()
    page.get_by_label("Oak Primary School").uncheck()
    page.locator("#state").get_by_role("button", name="Show", exact=True).click()
    expect_drawn(page, with_="webb", without="jo")
    page.get_by_label("With everyone who supports them").check()
    page.locator("#state").get_by_role("button", name="Show", exact=True).click()
    expect_drawn(page, without="webb")
    page.locator("[data-for='tom'] [data-open]").click()
    expect_drawn(page, with_="webb", without="jo")
    expect(page.get_by_role("img", name="The network as a picture")).to_be_visible()


def test_zooming_and_fitting_again(page: Page):
    page.locator("#drawing").focus()
    for key in ("+", "+", "0"):
        page.keyboard.press(key)
    click(page, "jo")
    expect(panel(page).get_by_role("heading", name="Jo Reid")).to_be_visible()


def test_the_wheel_scrolls_the_page_past_the_drawing(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto(NETWORK)
    box = page.locator("#drawing").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 100)
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(500)
    assert page.evaluate("window.scrollY") > 0


def test_nothing_moves_by_itself(page: Page):
    before = page.locator("#drawing").screenshot()
    page.wait_for_timeout(1000)
    assert page.locator("#drawing").screenshot() == before


def test_a_clients_own_drawing(signed_in: Callable[..., Page]):
    page = signed_in(375, 800)
    page.goto("/clients/ella/network")
    expect(page.locator("#drawing canvas")).to_be_visible()
    scroller = page.locator(".ct-drawing__scroll")
    assert scroller.evaluate("each => each.scrollWidth > each.clientWidth && each.scrollLeft > 0")
