"""A question is answered by keyboard alone, on a telephone, and axe finds nothing on the way."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.looking import accessibility_faults


def test_a_question_is_put_away_and_asked_again(signed_in: Callable[..., Page]):
    page = signed_in(375)
    page.goto("/questions?client=ella&show=all")
    questions = page.locator(".ct-question")
    before = questions.count()
    asked = questions.first.locator(".ct-question__statement").inner_text()
    page.locator(".ct-answer summary").first.focus()
    page.keyboard.press("Enter")
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="They are in touch").first.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Why it is not needed").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your answer is kept.")).to_be_visible()
    page.goto("/questions?client=ella&show=all")
    expect(questions).to_have_count(before - 1)
    summary = page.locator(".ct-answered summary")
    expect(summary).to_have_text("1 question is answered")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ct-answered__one")).to_contain_text(asked)
    assert accessibility_faults(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The answer is taken back")).to_be_visible()
    page.goto("/questions?client=ella&show=all")
    expect(questions).to_have_count(before)
    expect(page.locator(".ct-answered")).to_have_count(0)


def test_a_question_is_answered_by_doing_it_and_that_is_taken_back(signed_in: Callable[..., Page]):
    page = signed_in(375)
    page.goto("/questions?client=ella&show=all")
    questions = page.locator(".ct-question")
    before = questions.count()
    page.locator(".ct-answer summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Day of the last contact").first).to_be_focused()
    page.get_by_role("button", name="They are in touch").first.press("Enter")
    expect(page.get_by_text("Recorded.")).to_be_visible()
    assert accessibility_faults(page) == []
    page.goto("/questions?client=ella&show=all")
    expect(questions).to_have_count(before - 1)
    page.go_back()
    page.get_by_role("button", name="Take it back").press("Enter")
    expect(page.get_by_text("It is taken back.")).to_be_visible()
    expect(questions).to_have_count(before)


def test_contact_is_recorded_on_a_clients_page(signed_in: Callable[..., Page]):
    page = signed_in(375)
    page.goto("/clients/ella")
    page.locator(".ct-enter summary").press("Enter")
    expect(page.get_by_label("How")).to_be_visible()
    assert accessibility_faults(page) == []
    page.get_by_role("button", name="Record", exact=True).press("Enter")
    expect(page.get_by_text("Recorded.")).to_be_visible()
    page.get_by_role("button", name="Take it back").press("Enter")
    expect(page.get_by_text("It is taken back.")).to_be_visible()
