"""Pages in a real browser: they open, ask for nothing, and open their numbers."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import rhetoric as rh

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
REQUIRED = os.environ.get("RHETORIC_REQUIRE_BROWSER") == "1"


def _without(reason: str) -> None:
    if REQUIRED:
        pytest.fail(f"RHETORIC_REQUIRE_BROWSER=1, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if binary is None or driver is None:
        _without("there is no Chromium with its chromedriver here")
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    opened = webdriver.Chrome(options=options, service=Service(driver))
    yield opened
    opened.quit()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rh.report(rh.seeds(), tmp_path_factory.mktemp("report") / "report")


def look(
    browser: Any, path: Path, *, width: int = 1200, anchor: str = "", dark: bool = False
) -> None:
    """Open a page in a window of a width, as if for the first time."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    browser.get("about:blank")
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    browser.get(path.as_uri() + anchor)


def asked_for(browser: Any) -> list[str]:
    """The addresses the browser asked for since the page was opened."""
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]


def shown(browser: Any, id: str) -> bool:  # noqa: A002
    from selenium.webdriver.common.by import By

    return bool(browser.find_element(By.ID, id).is_displayed())


@pytest.mark.parametrize("dark", [False, True])
def test_report_opens_without_errors_and_requests(browser: Any, report: Path, dark: bool) -> None:
    look(browser, report, dark=dark)
    outside = [u for u in asked_for(browser) if not u.startswith("data:") and u != report.as_uri()]
    assert outside == []
    assert browser.get_log("browser") == []
    assert browser.execute_script(
        "return [...document.images].every(image => image.complete && image.naturalWidth > 100)"
    )
    paper = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") is not dark, "the page's own style is in force"


def test_choosing_a_number_opens_its_sentences(browser: Any, report: Path) -> None:
    from selenium.webdriver.common.by import By

    look(browser, report)
    link = browser.find_element(By.CSS_SELECTOR, "table.scores tbody td a:not([href$=none])")
    target = link.get_attribute("href").split("#")[1]
    assert not shown(browser, target)
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
    link.click()
    assert shown(browser, target)
    assert browser.find_element(By.ID, target).find_elements(By.TAG_NAME, "blockquote")
    assert browser.execute_script(
        "const box = document.getElementById(arguments[0]).getBoundingClientRect();"
        "return box.top > -1 && box.top < innerHeight",
        target,
    )
    browser.back()
    assert not shown(browser, target)


def test_all_sentences_can_be_shown(browser: Any, report: Path) -> None:
    look(browser, report, anchor="#all-1")
    hidden = (
        "return [...document.querySelectorAll('#all-1 .drill')].filter(e => !e.offsetHeight).length"
    )
    assert browser.execute_script(hidden) == 0


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("anchor", ["", "#all-1", "#all-2"])
def test_page_never_scrolls_sideways(browser: Any, report: Path, width: int, anchor: str) -> None:
    look(browser, report, width=width, anchor=anchor)
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    wide, window = browser.execute_script(
        "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert 0 <= width - window < 20, "a scroll bar at most"
    assert wide <= window


def test_skip_link_is_first_and_shows_itself(browser: Any, report: Path) -> None:
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys

    look(browser, report)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.text == "Skip to the report"
    assert focused.rect["x"] >= 0


def test_a_highlighted_text_shows_its_text(browser: Any, tmp_path: Path) -> None:
    from selenium.webdriver.common.by import By

    text = "We hope \x00 for <b>better days</b> to come.\n\nhope 🎉 שלום"
    corpus = rh.read_corpus({"a": text}, clean=False)
    lexicon = rh.Lexicon.from_dict({"hope": ["hope*", "better days"], "time": ["days to come"]})
    page = rh.highlight(corpus["a"], rh.score_frames(corpus, lexicon)).to_html(tmp_path / "a.html")
    look(browser, page, width=360)
    assert browser.get_log("browser") == []
    held = browser.execute_script(
        "const box = document.querySelector('.rt-text').cloneNode(true);"
        "box.querySelectorAll('.rt-spoken').forEach(e => e.remove()); return box.textContent"
    )
    assert held == text.replace("\x00", "␀")
    lines = browser.find_element(By.CSS_SELECTOR, "mark").value_of_css_property("background-image")
    assert "gradient" in lines
