"""The stand-alone HTML: opens offline, calls nobody, and no name in it does anything."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.visualise.examples import HOSTILE, area, empty, hostile, shaw, two_homes
from visualise.drawing import draw
from visualise.export import to_html
from visualise.words import plain


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Browser]:
    yield chromium
    for context in chromium.contexts:
        context.close()


class Opened:
    """The page in a browser that is offline, with all it asked for and said."""

    def __init__(self, browser: Browser, path: Path, width: int = 1280, *, scripts: bool = True) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
        context.set_offline(True)
        self.page: Page = context.new_page()
        self.page.on("request", self._ask)
        self.page.on("console", self._say)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.said.append("dialog"), dialog.dismiss()))
        self.page.goto(path.as_uri())
        if scripts:
            self.page.wait_for_selector("#picture canvas", state="attached")
            self.page.wait_for_timeout(300)

    def _ask(self, request: Request) -> None:
        self.asked.append(request.url)

    def _say(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)


def written(folder: Path, html: str) -> Path:
    path = folder / "network.html"
    path.write_text(html, encoding="utf-8")
    return path


def test_nothing_in_it_is_loaded_from_anywhere():
    soup = BeautifulSoup(to_html(draw(*shaw(), title="The Shaw family")), "html.parser")
    assert not soup.find_all(["link", "iframe", "object", "embed", "img", "base", "form"])
    assert not [tag for tag in soup.find_all(True) if tag.has_attr("src") or tag.has_attr("href")]
    assert not [name for tag in soup.find_all(True) for name in tag.attrs if name.startswith("on")]
    assert not re.search(r"@import|url\(", "".join(style.get_text() for style in soup.find_all("style")))
    assert "sourceMappingURL" not in str(soup)
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy.partition("style-src")[0]


def test_no_name_stands_in_the_title():
    soup = BeautifulSoup(to_html(draw(*shaw(), title="The Shaw family")), "html.parser")
    assert soup.title.get_text() == "Network · 22 November 2026"
    assert soup.h1.get_text() == "The Shaw family"


def test_it_is_the_same_each_time():
    drawing = draw(*shaw(), title="The Shaw family")
    assert to_html(drawing) == to_html(drawing)


@pytest.mark.parametrize("width", [1280, 375])
def test_it_opens_offline_and_asks_nobody(browser: Browser, tmp_path: Path, width: int):
    path = written(tmp_path, to_html(draw(*shaw(), title="The Shaw family")))
    opened = Opened(browser, path, width)
    assert opened.asked == [path.as_uri()]
    assert opened.said == []
    inked = opened.page.evaluate(
        "() => { const c = document.querySelector('#picture canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "let n = 0; for (let i = 3; i < d.length; i += 4) { if (d[i]) n++; } return n; }"
    )
    assert inked > 5000
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_choosing_someone_says_who(browser: Browser, tmp_path: Path):
    opened = Opened(browser, written(tmp_path, to_html(draw(*shaw(), title="The Shaw family"))))
    box = opened.page.locator("#picture canvas").bounding_box()
    drawing = draw(*shaw(), title="The Shaw family")
    left, top, right, bottom = drawing.extent
    assert box is not None
    scale = min(box["width"] / (right - left), box["height"] / (bottom - top), 1.5)
    x, y = drawing.positions["p5"]
    at = (
        box["x"] + box["width"] / 2 + (x - (left + right) / 2) * scale,
        box["y"] + box["height"] / 2 + (y - (top + bottom) / 2) * scale,
    )
    opened.page.mouse.click(*at)
    expect(opened.page.locator("#chosen")).to_have_text("Sam Hill, tenancy officer, 0161 496 0123")


def test_without_scripts_the_tables_say_it_all(browser: Browser, tmp_path: Path):
    opened = Opened(browser, written(tmp_path, to_html(draw(*shaw(), title="The Shaw family"))), scripts=False)
    text = opened.page.locator("main").inner_text()
    for expected in ("Kelly Shaw", "Priya Nair", "0161 496 0144", "Are they in touch?", "needs JavaScript"):
        assert expected in text


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_names_do_nothing(browser: Browser, tmp_path: Path, title: str):
    network, missing = hostile()
    opened = Opened(browser, written(tmp_path, to_html(draw(network, missing, title=title))))
    assert len(opened.asked) == 1
    assert opened.said == []
    page = opened.page
    assert page.locator("h1").inner_text() == plain(title)
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 6
    cells = page.locator("table").first.locator("tbody tr td:first-child").all_inner_texts()
    assert set(cells) == {plain(name) for name in HOSTILE}


def test_hovering_shows_a_name_as_text(browser: Browser, tmp_path: Path):
    network, missing = hostile()
    opened = Opened(browser, written(tmp_path, to_html(draw(network, missing, title="A family"))))
    opened.page.evaluate("() => { window.hit = 0; window.alert = () => { window.hit++; }; }")
    box = opened.page.locator("#picture canvas").bounding_box()
    assert box is not None
    for across in range(8, 92, 4):
        for down in range(8, 92, 6):
            opened.page.mouse.move(box["x"] + box["width"] * across / 100, box["y"] + box["height"] * down / 100)
    opened.page.wait_for_timeout(300)
    assert opened.page.evaluate("window.hit") == 0
    assert opened.page.locator("img").count() == 0


@pytest.mark.parametrize("network", [empty(), two_homes(), area(40, 30, 3)], ids=["empty", "two homes", "forty"])
def test_other_families_open_too(browser: Browser, tmp_path: Path, network):
    opened = Opened(browser, written(tmp_path, to_html(draw(network, title="A family"))))
    assert opened.said == []
