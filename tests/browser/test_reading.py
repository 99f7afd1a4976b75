"""Reading and searching the timeline in a real Chromium: the brush, clicks that filter, the address, everyone."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from dashboard.dossier import load_sample
from dashboard.told import told_once
from tests.browser.conftest import WAIT, Reader, start_server

ONCE = len(told_once(load_sample().table))
"""Events of the sample, each told once."""

ENGLISH = (
    "Clear all",
    "Clear value",
    "No results",
    "Select all",
    "Multiselect options",
    "Selectbox options",
    "Selected values",
    "Clear entry",
)


def _value(reader: Reader, expression: str):
    return reader.page.evaluate(expression)


def test_the_brush_moves_the_axis_by_keyboard_and_a_filter_keeps_it(reader: Reader) -> None:
    reader.open()
    handle = reader.page.get_by_role("slider", name="Début de la période montrée")
    before = reader.range()
    handle.focus()
    for _ in range(3):
        reader.page.keyboard.press("ArrowRight")
    expect(reader.page).to_have_url(re.compile("window=20"), timeout=WAIT)
    reader.rest()
    moved = reader.range()
    assert moved[0] > before[0]
    assert "window=20" in reader.page.url
    assert any(letter.isalpha() for letter in handle.get_attribute("aria-valuetext") or "")
    reader.filter("types").get_by_role("button", name="déclaration").click()
    reader.rest()
    assert reader.range() == moved
    reader.close()
    reader.move("reset")
    assert "window=all" in reader.page.url


def test_the_brush_is_drawn_by_mouse(reader: Reader) -> None:
    reader.open()
    reader.page.locator(".cf-strip").scroll_into_view_if_needed()
    box = reader.page.locator(".cf-strip").bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + 20, steps=5)
    reader.page.mouse.up()
    reader.rest()
    first, last = (text[:4] for text in reader.range())
    assert 1985 <= int(first) < int(last) <= 2000


# How many labels there are; those that stand over another; those that reach out of the chart's right edge.
_LABELS = """() => {
    const labels = [...document.querySelectorAll(".cf-ink text")];
    const boxes = labels.map((label) => label.getBoundingClientRect());
    const hit = (a, b) => a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 5 && b.top < a.bottom - 5;
    const edge = document.querySelector(".cf-chart .nsewdrag").getBoundingClientRect().right;
    const inSight = (box) => box.left < edge;
    return [
        labels.length,
        labels.filter((_, i) => boxes.some((box, j) => j > i && hit(boxes[i], box))).map((label) => label.textContent),
        labels.filter((_, i) => inSight(boxes[i]) && boxes[i].right > edge + 1).map((label) => label.textContent),
    ];
}"""


def test_dragging_the_chart_moves_the_axis_and_brings_labels_that_do_not_touch(reader: Reader) -> None:
    reader.open()
    reader.move("in")
    before = reader.range()
    box = reader.page.locator(".cf-chart").bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + 600, box["y"] + 330)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 450, box["y"] + 330, steps=6)
    reader.page.mouse.up()
    reader.rest()
    assert reader.range()[0] > before[0]
    labels, clash, _ = _value(reader, _LABELS)
    assert labels > 10
    assert clash == []


def test_labels_are_in_the_letters_by_which_they_were_measured(reader: Reader) -> None:
    """On a machine without Arial a wider font ran labels into each other and over the edge."""
    reader.open()
    faces = _value(reader, "[...document.fonts].filter((f) => f.family === 'Arimo' && f.status === 'loaded').length")
    assert faces == 2
    labels, clash, cut = _value(reader, _LABELS)
    assert labels > 30
    assert clash == []
    assert cut == []
    names = _value(
        reader,
        """() => [...document.querySelectorAll(".cf-names button")].map((name) => name.getBoundingClientRect().left
            - document.querySelector(".cf-chart").getBoundingClientRect().left)""",
    )
    assert min(names) >= 0


def test_the_labels_move_with_the_marks_while_the_chart_is_dragged(reader: Reader) -> None:
    reader.open()
    where = "document.querySelector('.cf-ink text').getBoundingClientRect().left"
    marks = "document.querySelector('.cf-chart .cf-point').getBoundingClientRect().left"
    label, mark = _value(reader, where), _value(reader, marks)
    box = reader.page.locator(".cf-chart").bounding_box()
    assert box
    reader.page.mouse.move(box["x"] + 600, box["y"] + 330)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + 540, box["y"] + 330, steps=6)
    reader.page.wait_for_timeout(100)
    moved = _value(reader, where) - label
    assert moved == pytest.approx(_value(reader, marks) - mark, abs=1)
    assert moved == pytest.approx(-60, abs=8)
    reader.page.mouse.up()


def test_the_key_a_lane_a_column_and_a_cell_filter(reader: Reader) -> None:
    reader.open()
    reader.page.locator(".cf-key button", has_text="prévu").click()
    reader.rest()
    expect(reader.page.get_by_role("button", name="Statut : prévu").first).to_be_visible()
    reader.page.get_by_role("button", name="Effacer les filtres").click()
    reader.rest()
    reader.page.locator(".cf-names button", has_text="CEDEAO").press("Enter")
    reader.rest()
    assert "actors=organisation%3Acedeao" in reader.page.url
    reader.page.get_by_role("button", name="Effacer les filtres").click()
    reader.rest()
    for tab, place in (("Histogramme", ".cf-chart .bars .point path"), ("Grille", ".cf-chart .nsewdrag")):
        reader.page.get_by_role("radio", name=tab).click()
        reader.rest()
        total = reader.count()
        if tab == "Histogramme":
            reader.page.locator(place).last.click(force=True)
        else:
            x, y = _value(
                reader,
                """() => {
                    const chart = document.querySelector(".cf-chart"), { xaxis, yaxis } = chart._fullLayout;
                    const box = chart.getBoundingClientRect(), row = chart.data[0].customdata[0];
                    const place = row.findIndex((cell) => cell);
                    return [box.left + xaxis._offset + xaxis.d2p(place), box.top + yaxis._offset + yaxis.d2p(0)];
                }""",
            )
            reader.page.mouse.move(x, y)
            reader.page.wait_for_timeout(200)
            reader.page.mouse.click(x, y)
        reader.rest()
        assert reader.count() != total
        assert "period=all" not in reader.page.url
        reader.page.get_by_role("button", name="Effacer les filtres").click()
        reader.rest()


def test_an_event_of_several_lanes_lights_up_in_all(reader: Reader) -> None:
    reader.open()
    x, y, times = _value(
        reader,
        """() => {
            const chart = document.querySelector(".cf-chart"), trace = chart.data.find((t) => t.name === "events");
            const { xaxis, yaxis } = chart._fullLayout, box = chart.getBoundingClientRect();
            const inside = (i) => { const x = xaxis.d2p(trace.x[i]); return x > 10 && x < xaxis._length - 10; };
            const place = trace.customdata.findIndex((id, i) => inside(i) && trace.customdata.indexOf(id) !== trace.customdata.lastIndexOf(id));
            const id = trace.customdata[place];
            return [box.left + xaxis._offset + xaxis.d2p(trace.x[place]), box.top + yaxis._offset + yaxis.d2p(trace.y[place]),
                    trace.customdata.filter((other) => other === id).length];
        }""",
    )
    reader.page.mouse.move(x, y)
    expect(reader.page.locator(".cf-lights span")).to_have_count(times)
    assert times > 1


def test_the_address_opens_the_same_elsewhere_and_back_goes_back(browser: Browser, server: str, reader: Reader) -> None:
    reader.open()
    reader.filter("types").get_by_role("button", name="coup d’État").click()
    reader.rest()
    reader.close()
    reader.page.get_by_role("radio", name="Histogramme").click()
    reader.rest()
    shown, url = reader.count(), reader.page.url
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="en-GB")
    other = Reader(context, server).open("?" + url.split("?")[1])
    assert other.count() == shown, "the language is in the address too"
    expect(other.page.get_by_role("radio", name="Histogramme")).to_be_checked()
    context.close()
    reader.page.go_back()
    reader.rest()
    expect(reader.page.get_by_role("radio", name="Frise")).to_be_checked()
    assert other.troubles == []


def test_a_stale_address_says_so(reader: Reader) -> None:
    reader.open("?actors=state%3AATLANTIS&period=1800-01..1801-01&lang=fr")
    expect(reader.page.get_by_role("alert")).to_contain_text("ATLANTIS")
    assert f"{ONCE} événements sur {ONCE}" in reader.count()


def test_the_table_by_keyboard(reader: Reader) -> None:
    reader.open()
    reader.page.get_by_role("radio", name="Tableau").click()
    reader.rest()
    table = reader.page.get_by_role("table", name="Tableau des événements filtrés")
    table.get_by_role("button", name="Événement").focus()
    reader.page.keyboard.press("Enter")
    reader.rest()
    assert table.locator("th[aria-sort=ascending]").inner_text().startswith("Événement")
    first = table.locator("tbody th button").first
    title = first.inner_text()
    first.focus()
    reader.page.keyboard.press("Enter")
    reader.rest()
    assert title in reader.card()
    reader.page.get_by_role("button", name="Page suivante").click()
    reader.rest()
    expect(reader.page.get_by_text(f"51-100 sur {ONCE}")).to_be_visible()


def test_the_citation_is_copied(browser: Browser, server: str) -> None:
    context = browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"])
    person = Reader(context, server).open()
    person.page.get_by_role("button", name="Copier la citation").click()
    expect(person.page.get_by_role("button", name="Copié")).to_be_visible()
    copied = person.page.evaluate("navigator.clipboard.readText()")
    assert "Événement daté" in copied and "«" in copied
    context.close()
    assert person.troubles == []


def test_no_english_on_the_french_page(reader: Reader) -> None:
    reader.open()
    for name in ("actors", "more"):
        body = reader.filter(name)
        body.get_by_role("combobox").first.click()
        reader.page.keyboard.type("zzzz")
        reader.page.wait_for_timeout(300)
        said = _value(
            reader,
            """() => [...document.querySelectorAll("body *")].flatMap((e) => [
                e.getAttribute("aria-label"), e.getAttribute("title"), e.getAttribute("placeholder"),
                ...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.nodeValue)]).filter(Boolean)""",
        )
        assert not [text for text in said if text.strip() in ENGLISH]
        assert "Aucun résultat" in [text.strip() for text in said]
        reader.page.keyboard.press("Escape")
        reader.rest()
        if reader.page.get_by_test_id("stPopoverBody").count():
            reader.close()


def test_the_language_is_switched_there_and_back(reader: Reader) -> None:
    """The list of lanes was looked for by its French words in English, and the page broke at the second switch."""
    reader.open()
    reader.page.get_by_role("button", name="Ajouter des articles").click()
    reader.rest()
    panel, lanes = reader.page.locator(".st-key-intake"), reader.page.locator(".st-key-lanes")
    for chosen, browse, limit, lane, foreign in (
        ("FR", "Parcourir", "200 Mo au plus par fichier", "Ranger par acteur", "Help for|Upload|per file"),
        ("EN", "Browse", "200 MB at most per file", "Lanes by actor", "Parcourir|Aide|par fichier"),
        ("FR", "Parcourir", "200 Mo au plus par fichier", "Ranger par acteur", "Help|Browse|per file"),
        ("EN", "Browse", "200 MB at most per file", "Lanes by actor", "Parcourir|Aide|par fichier"),
    ):
        reader.page.get_by_role("radiogroup").get_by_text(chosen, exact=True).click()
        reader.rest()
        expect(panel.get_by_role("button", name=browse, exact=True)).to_have_count(3)
        assert limit in panel.inner_text()
        assert not re.search(foreign, panel.aria_snapshot())
        expect(lanes.get_by_role("combobox")).to_have_value(lane)
    wrong = Axe().run(reader.page, ".st-key-intake", {"runOnly": ["wcag2a", "wcag2aa"]}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in wrong] == []


SCREENS = [
    ("1440 light", {"width": 1440, "height": 900}, "light", "Europe/Paris", "?lang=fr"),
    ("1024 dark", {"width": 1024, "height": 768}, "dark", "America/New_York", "?lang=fr&tab=counts"),
    ("375 dark", {"width": 375, "height": 812}, "dark", "Europe/Paris", "?lang=fr&tab=table"),
    ("375 light", {"width": 375, "height": 812}, "light", "America/New_York", "?lang=en&tab=heat"),
]


@pytest.mark.parametrize(
    ("size", "scheme", "zone", "search"), [one[1:] for one in SCREENS], ids=[one[0] for one in SCREENS]
)
def test_everyone_can_use_it(browser: Browser, server: str, size, scheme, zone, search) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, timezone_id=zone, locale="fr-FR")
    person = Reader(context, server)
    person.page.goto(server + search)
    person.page.locator(".cf-chart[data-drawn], .cf-rows table").first.wait_for()
    person.rest()
    assert person.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(person.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).response
    wrong = [
        (
            one["id"],
            [
                node["html"][:160] + " " + str(node["any"][0]["message"] if node["any"] else "")[:120]
                for node in one["nodes"]
            ][:4],
        )
        for one in found["violations"]
    ]
    context.close()
    assert wrong == [], json.dumps(wrong, indent=1, ensure_ascii=False)
    assert person.troubles == []


def test_the_focus_is_seen_and_goes_through_the_page(reader: Reader) -> None:
    reader.open()
    seen: list[str] = []
    reader.page.locator("input[aria-label*='Chercher']").focus()
    for _ in range(16):
        reader.page.keyboard.press("Tab")
        seen.append(
            _value(
                reader,
                """() => {
                    const e = document.activeElement, s = getComputedStyle(e);
                    const ring = s.outlineStyle !== "none" || s.boxShadow !== "none" || s.borderColor;
                    return (e.ariaLabel || e.textContent || e.name || "").trim().slice(0, 40) + (ring ? "" : " !");
                }""",
            )
        )
    assert not [one for one in seen if one.endswith("!")]
    assert any("Acteurs" in one for one in seen)
    assert any("Zoom avant" in one for one in seen)


@pytest.fixture
def own_server(tmp_path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A server of this test's own, to be stopped and started again at the same address."""
    address, process = start_server(tmp_path / "log")
    running = [process]
    yield address, running
    running[-1].terminate()
    running[-1].wait(10)


def test_a_restart_brings_the_page_back_with_its_address(browser: Browser, own_server, tmp_path) -> None:
    address, running = own_server
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="fr-FR")
    person = Reader(context, address).open()
    person.filter("types").get_by_role("button", name="coup d’État").click()
    person.rest()
    person.close()
    shown, url = person.count(), person.page.url
    os.kill(running[-1].pid, signal.SIGKILL)
    running[-1].wait(10)
    person.page.wait_for_selector("[data-testid=stApp]:not([data-test-connection-state=CONNECTED])")
    running.append(start_server(tmp_path / "log2", port=int(address.rstrip("/").rsplit(":", 1)[1]))[1])
    person.rest()
    assert person.count() == shown
    assert person.page.url == url
    context.close()
