"""Addresses: fetched from a server of this machine with an injected resolver, and never from a private network."""

import gzip
import http.server
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import trustme

from dashboard.words import load_words
from events import Article, Failure, Fetcher, is_public
from events.reading.address import Limits
from tests.reading import files

PAGE = files.page("Le Gabon après Bongo", files.GABON, "2023-09-05T08:00:00+01:00")


class _Site(http.server.BaseHTTPRequestHandler):
    """Pages by path; what was asked of it is noted on the server."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["Host"]))
        path = self.path.split("?")[0]
        if path.startswith("/vers/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/vers/").replace("~", "/"))
            self.end_headers()
        elif path == "/boucle":
            self.send_response(301)
            self.send_header("Location", "/boucle")
            self.end_headers()
        elif path == "/lent":
            self._begin("text/html")
            for _ in range(50):
                try:
                    self.wfile.write(b"<p>a")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
        elif path == "/entete":  # a head that never ends
            for _ in range(50):
                try:
                    self.wfile.write(b"HTTP/1.0 200 OK"[:1])
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
        elif path == "/long":
            self._begin("text/html")
            try:
                for _ in range(400):
                    self.wfile.write(b"<p>" + b"a" * 10_000)
            except OSError:
                return
        elif path == "/bombe":
            self._begin("text/html", encoding="gzip")
            try:
                self.wfile.write(gzip.compress(b"a" * 50_000_000))
            except OSError:
                return
        elif path == "/absent":
            self.send_error(404)
        elif path == "/texte.pdf":
            self._begin("application/pdf")
            self.wfile.write(files.ten()["finland.pdf"])
        elif path == "/vieux":
            self._begin("text/html; charset=iso-8859-1")
            self.wfile.write(PAGE.replace(b'<meta charset="utf-8">', b"").decode().replace("’", "'").encode("cp1252"))
        else:
            self._begin("text/html; charset=utf-8")
            self.wfile.write(PAGE)

    def _begin(self, kind: str, encoding: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@contextmanager
def _serving(context: ssl.SSLContext | None = None) -> Iterator[http.server.ThreadingHTTPServer]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    server.asked = []
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site():
    with _serving() as server:
        yield server


def _fetcher(**changes) -> Fetcher:
    """One for which every name is this machine, and this machine is allowed."""
    return Fetcher(**{"resolve": lambda *_: ["127.0.0.1"], "allowed": lambda ip: ip == "127.0.0.1"} | changes)


def _address(server: http.server.ThreadingHTTPServer, path: str, host: str = "journal.test") -> str:
    return f"http://{host}:{server.server_port}{path}"


def test_a_page_is_read_under_its_name(site):
    [article] = _fetcher().read(_address(site, "/gabon?a=1"))
    assert (article.title, article.published, article.found["published"]) == (
        "Le Gabon après Bongo",
        "2023-09-05",
        "meta",
    )
    assert article.text == files.GABON + "\n\nLire aussi : le récit de la journée du 3 mai 1999"
    assert article.address == _address(site, "/gabon?a=1")
    assert site.asked == [("/gabon?a=1", f"journal.test:{site.server_port}")]


def test_a_pdf_and_an_old_encoding(site):
    [pdf] = _fetcher().read(_address(site, "/texte.pdf"))
    [page] = _fetcher().read(_address(site, "/vieux"))
    assert pdf.format == "pdf" and "Sweden became" in pdf.text
    assert "président" in page.text


def test_a_redirect_is_followed_and_the_last_address_kept(site):
    [article] = _fetcher().read(_address(site, "/vers/~gabon"))
    assert article.address == _address(site, "/gabon")


@pytest.mark.parametrize(
    ("path", "limits", "code"),
    [
        ("/boucle", Limits(), "too-many-redirects"),
        ("/lent", Limits(seconds=0.6), "too-slow"),
        ("/entete", Limits(seconds=0.6), "too-slow"),
        ("/long", Limits(megabytes=1), "too-large"),
        ("/bombe", Limits(megabytes=1), "too-large"),
        ("/absent", Limits(), "http-status"),
        ("/vers/ftp:~~journal.test~a", Limits(), "bad-address"),
        ("/vers/file:~~~etc~passwd", Limits(), "bad-address"),
    ],
)
def test_limits_and_answers_that_are_no_page(site, path, limits, code):
    began = time.monotonic()
    [failure] = _fetcher(limits=limits).read(_address(site, path))
    assert isinstance(failure, Failure) and failure.error.code == code
    assert time.monotonic() - began < 4
    for language in ("fr", "en"):
        assert path in load_words(language).error(failure.error)


@pytest.mark.parametrize(
    "address",
    ["", "mali", "ftp://a.test/", "file:///etc/passwd", "http://", "http://a:b@c.test/", "http://a.test:0/", "http://a.test:99999/",
     "javascript:alert(1)", "http://[::1", "http://a.test/\r\nHost: b", "gopher://a.test/"],
)  # fmt: skip
def test_what_is_no_address(address):
    [failure] = _fetcher().read(address)
    assert failure.error.code == "bad-address"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "2001:0:7f00:1::", "fec0::1", "fe80::1%eth0", "2001:db8::1",
        "abc", "", "0177.0.0.1", "2130706433",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_however_they_are_written(ip):
    assert not is_public(ip)
    fetcher = Fetcher(resolve=lambda *_: [ip])
    [failure] = fetcher.read("http://journal.test/")
    assert failure.error.code == "private-address"


@pytest.mark.parametrize("ip", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111"])
def test_public_addresses_are_allowed(ip):
    assert is_public(ip)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_the_machine_itself_is_not_reached_by_any_spelling(site, host):
    [failure] = Fetcher().read(_address(site, "/gabon", host))
    assert failure.error.code in ("private-address", "no-host")
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    fetcher = Fetcher(resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])
    [failure] = fetcher.read("http://journal.test/")
    assert failure.error.code == "private-address"


def test_every_hop_is_checked(site):
    """A public page that leads into the private network."""
    fetcher = _fetcher(
        resolve=lambda host, _: ["127.0.0.1"] if host == "journal.test" else ["10.0.0.1"],
    )
    [failure] = fetcher.read(_address(site, "/vers/http:~~interne.test~secret"))
    assert failure.error.code == "private-address"
    assert [path for path, _ in site.asked] == ["/vers/http:~~interne.test~secret"]


def test_a_name_that_resolves_otherwise_the_second_time_leads_nowhere_else(site):
    """DNS rebinding: the first answer is checked and used, and there is no second question."""
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    asked = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    connected = []
    fetcher = _fetcher(resolve=resolve, allowed=lambda ip: connected.append(ip) or ip == "127.0.0.1")
    [article] = fetcher.read(_address(site, "/gabon"))
    assert isinstance(article, Article)
    assert asked == ["journal.test"]
    assert connected == ["127.0.0.1"]


def test_the_proxy_of_the_environment_is_not_used(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    [article] = _fetcher().read(_address(site, "/gabon"))
    assert isinstance(article, Article)


def test_a_certificate_must_be_of_the_name_and_of_an_authority():
    authority = trustme.CA()
    mine, client = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER), ssl.create_default_context()
    authority.issue_cert("journal.test").configure_cert(mine)
    authority.configure_trust(client)
    with _serving(mine) as server:
        for host, context, code in (
            ("journal.test", client, ""),
            ("autre.test", client, "bad-certificate"),
            ("journal.test", None, "bad-certificate"),
        ):
            [found] = _fetcher(context=context).read(f"https://{host}:{server.server_port}/gabon")
            assert (found.error.code if isinstance(found, Failure) else "") == code


def test_a_server_that_is_not_there_does_not_answer(site):
    port = site.server_port
    site.shutdown()
    site.server_close()
    [failure] = _fetcher().read(f"http://journal.test:{port}/")
    assert failure.error.code == "no-answer"


def test_a_public_server_fetches_nothing(monkeypatch):
    from dashboard.settings import ADDRESSES
    from dashboard.taking import Incoming

    monkeypatch.setenv(ADDRESSES, "off")
    [failure] = Incoming("https://journal.test/").read()
    assert failure.error.code == "addresses-off"
    assert "errors.addresses-off" in load_words("fr").texts
