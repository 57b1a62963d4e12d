from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def page(signed_in: Callable[..., Page]) -> Page:
    found = signed_in()
    found.goto("/families/shaw/network")
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
    assert card.inner_text() in panel(page).inner_text()
    number = panel(page).locator("a[href^='tel:']")
    assert number.get_attribute("href") == card.locator("a[href^='tel:']").get_attribute("href")
    expect(panel(page).locator(".ct-question").first).to_contain_text("Sam Hill")


def test_an_agency_can_be_selected_too(page: Page):
    click(page, "oak-primary")
    expect(panel(page).get_by_role("heading", name="Oak Primary School")).to_be_visible()


def test_everyone_drawn_can_be_selected_and_is_listed(page: Page):
    for node in drawn(page)["nodes"]:
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
    assert said(page) == "Nothing is selected."


def test_every_node_joined_with_others_is_reached_by_arrows(page: Page):
    page.locator("#drawing").focus()
    page.keyboard.press("ArrowDown")
    reached = {said(page).partition(".")[0]}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 15:
        page.keyboard.press(key)
        reached.add(said(page).partition(".")[0])
    assert len(reached) >= 5


def test_zooming_and_fitting_again(page: Page):
    page.locator("#drawing").focus()
    for key in ("+", "+", "0"):
        page.keyboard.press(key)
    click(page, "jo")
    expect(panel(page).get_by_role("heading", name="Jo Reid")).to_be_visible()


def test_the_wheel_scrolls_the_page_past_the_drawing(signed_in: Callable[..., Page]):
    page = signed_in()
    page.goto("/families/shaw/network")
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
