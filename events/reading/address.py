"""An article fetched from its address, without letting the address lead into the network of this machine.

Every hop is resolved once; all the addresses that the name has must be public, and the connection goes to one of
those, so that a second resolution cannot lead elsewhere. The name is still what the server is asked for (Host) and
what its certificate must be made out to (SNI). No cookies, no credentials, no proxy of the environment.
"""

import contextlib
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from events.errors import ReadingError
from events.reading.article import Article, Failure, failed
from events.reading.finish import urlsafe

if TYPE_CHECKING:
    import ssl

    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

_AGENT = "Mozilla/5.0 (compatible; Chronofrise; reads single articles that a person asked for)"
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_ENDINGS = {"application/pdf": ".pdf", "text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md"}

Resolve = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a name, as this machine resolves it.

    Raises:
        OSError: there are none.
    """
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet, whatever form an IPv4 address takes in an IPv6 one.

    Refused: private, loopback, link-local (cloud metadata too), shared, reserved, multicast and unspecified
    addresses, as the registries of IANA list them, and IPv6 that leads to such IPv4 (mapped, compatible, 6to4,
    Teredo, NAT64).

    >>> is_public("93.184.216.34"), is_public("127.0.0.1"), is_public("::ffff:169.254.169.254")
    (True, False, False)
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if "%" in address or not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return True
    inside = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _NAT64 or ip in _COMPATIBLE:
        inside.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    return not ip.is_site_local and all(is_public(str(old)) for old in inside if old is not None)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is fetched: seconds for all hops together, MB of 1,000,000 bytes, and redirects."""

    seconds: float = 20.0
    megabytes: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches addresses; its parts are given by tests.

    Attributes:
        resolve: the addresses of a name and port.
        allowed: whether a resolved address may be connected to.
        limits: of one fetch.
        context: for TLS; the system's own certificates and certifi's where it is None.
    """

    resolve: Resolve = resolve
    allowed: Callable[[str], bool] = is_public
    limits: Limits = Limits()
    context: "ssl.SSLContext | None" = None

    def read(self, address: str) -> Iterator[Article | Failure]:
        """What is at an address: the article of a page, or what a file there holds. Never raises."""
        shown = address.strip()[:300]
        try:
            data, final, kind, charset = self.fetch(address.strip())
        except ReadingError as error:
            yield Failure(shown, error)
            return
        yield from _read(data, shown, final, kind, charset)

    def fetch(self, address: str) -> tuple[bytes, str, str, str]:
        """The bytes at an address, the address after redirects, the type and the encoding that the server says.

        Raises:
            ReadingError: the address is none (bad-address), leads where it may not (private-address), or what is
                there cannot be had (no-host, no-answer, bad-certificate, http-status, too-slow, too-large,
                too-many-redirects).
        """
        here = address
        with _Deadline(self.limits.seconds) as deadline:
            for _ in range(self.limits.redirects + 1):
                response = self._answer(here, address, deadline)
                try:
                    onward = response.headers.get("Location") if response.status in _REDIRECTS else None
                    if onward is None:
                        return self._content(response, here, address, deadline)
                finally:
                    response.close()
                here = urljoin(here, onward)
        raise failed(
            "too-many-redirects", address, "{file} leads on more than {limit} times.", limit=self.limits.redirects
        )

    def _answer(self, here: str, address: str, deadline: "_Deadline") -> "BaseHTTPResponse":
        """The server's answer to one hop, its body not yet read."""
        import urllib3
        from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
        from urllib3.exceptions import TimeoutError as TooSlow

        scheme, host, port, target = _parts(here, address)
        left = deadline.left()
        if left <= 0:
            raise _too_slow(address, self.limits)
        ip = self._checked(host, port, address)
        pool: urllib3.HTTPConnectionPool
        if scheme == "https":
            context = self.context or _context()
            pool = urllib3.HTTPSConnectionPool(
                ip, port, ssl_context=context, server_hostname=host, assert_hostname=host
            )
        else:
            pool = urllib3.HTTPConnectionPool(ip, port)
        deadline.watch(pool)
        shown_host = f"[{host}]" if ":" in host else host
        headers = {
            "Host": shown_host if port == _PORTS[scheme] else f"{shown_host}:{port}",
            "User-Agent": _AGENT,
            "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
            "Accept-Language": "fr,en;q=0.7,*;q=0.3",
            "Accept-Encoding": "gzip, deflate",
        }
        try:
            return pool.urlopen(
                "GET",
                target,
                headers=headers,
                redirect=False,
                retries=False,
                timeout=urllib3.Timeout(connect=min(left, 8.0), read=min(left, 10.0)),
                preload_content=False,
                assert_same_host=False,
            )
        except NewConnectionError:  # a kind of timeout by its class alone
            raise failed("no-answer", address, "{file} does not answer.") from None
        except TooSlow:
            raise _too_slow(address, self.limits) from None
        except (HTTPError, OSError, ValueError) as error:
            if deadline.left() <= 0:
                raise _too_slow(address, self.limits) from None
            if isinstance(error, SSLError):
                raise failed(
                    "bad-certificate", address, "{file} does not prove who it is: its certificate is refused."
                ) from None
            raise failed("no-answer", address, "{file} does not answer.") from None

    def _checked(self, host: str, port: int, address: str) -> str:
        """The one IP address to connect to; every address of the name must be allowed."""
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError):
            found = []
        if not found:
            raise failed("no-host", address, "{file}: there is no site of this name.")
        if not all(map(self.allowed, found)):
            raise failed("private-address", address, "{file} leads into a private network, where nothing is fetched.")
        # IPv4 first: many networks have no IPv6 although names resolve to it
        return min(found, key=lambda ip: ":" in ip)

    def _content(
        self, response: "BaseHTTPResponse", here: str, address: str, deadline: "_Deadline"
    ) -> tuple[bytes, str, str, str]:
        from urllib3.exceptions import HTTPError
        from urllib3.exceptions import TimeoutError as TooSlow

        if response.status != 200:
            raise failed("http-status", address, "{file} answers with status {status}.", status=response.status)
        most = int(self.limits.megabytes * 1_000_000)
        data = bytearray()
        try:
            for chunk in response.stream(_CHUNK, decode_content=True):
                data += chunk
                if len(data) > most:
                    raise failed(
                        "too-large", address, "{file} is larger than {limit} MB.", limit=f"{self.limits.megabytes:g}"
                    )
        except TooSlow:
            raise _too_slow(address, self.limits) from None
        except (HTTPError, OSError, ValueError):
            if deadline.left() > 0:
                raise failed("no-answer", address, "{file} does not answer.") from None
        if deadline.left() <= 0:  # a connection that was shut down ends like one that has sent everything
            raise _too_slow(address, self.limits)
        kind, _, rest = response.headers.get("Content-Type", "").partition(";")
        charset = rest.partition("charset=")[2].strip(" \"';").split(";")[0]
        return bytes(data), here, kind.strip().lower(), charset


class _Deadline:
    """Shuts the connections of one fetch when its time is over.

    A timeout of the connection alone is not enough: it begins anew with every byte, so that a server which sends one
    now and then could hold the reader for hours.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> "_Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        for connection in self._sockets:
            connection.close()

    def left(self) -> float:
        """Seconds that are left."""
        return self._end - time.monotonic()

    def watch(self, pool: "HTTPConnectionPool") -> None:
        """Shut the connections of a pool too, from before the handshake of TLS on."""
        kind, deadline = pool.ConnectionCls, self

        class Watched(kind):  # type: ignore[valid-type,misc] # the pool says of which class its connections are
            def _new_conn(self) -> socket.socket:
                connection: socket.socket = super()._new_conn()
                deadline._sockets.append(connection.dup())  # TLS takes the connection itself over
                if deadline.left() <= 0:
                    deadline._shut()
                return connection

        pool.ConnectionCls = Watched

    def _shut(self) -> None:
        for connection in self._sockets:
            with contextlib.suppress(OSError):  # the other side was faster
                connection.shutdown(socket.SHUT_RDWR)


def _parts(here: str, address: str) -> tuple[str, str, int, str]:
    """Scheme, host, port and target of an address that may be asked for."""
    try:
        parts = urlsplit(here.strip())
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise _bad(address) from None
    allowed = parts.scheme in _PORTS and host and not parts.username and not parts.password and port != 0
    if not allowed or len(here) > 2000 or any(ord(c) < 33 for c in here):
        raise _bad(address)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|")
    return parts.scheme, host.rstrip("."), port or _PORTS[parts.scheme], urlunsplit(("", "", path, query, ""))


def _bad(address: str) -> ReadingError:
    return failed("bad-address", address, "{file} is no address of a page: write https://...")


def _too_slow(address: str, limits: Limits) -> ReadingError:
    return failed("too-slow", address, "{file} takes longer than {limit} seconds.", limit=f"{limits.seconds:g}")


def _context() -> "ssl.SSLContext":
    import ssl

    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _read(data: bytes, shown: str, final: str, kind: str, charset: str) -> Iterator[Article | Failure]:
    from events.reading.finish import finished
    from events.reading.formats import ending_of, format_of, page, read_articles

    path = urlsplit(final).path
    name = path.rsplit("/", 1)[-1] or "page"
    if kind in _ENDINGS and not name.lower().endswith(_ENDINGS[kind]):
        name += _ENDINGS[kind]
    elif not ending_of(name):
        name += ".txt" if kind.startswith("text/") else ""
    try:
        if format_of(data, name) == "html":
            yield finished(next(page.read(data, shown, address=final, charset=charset)))
            return
    except ReadingError as error:
        yield Failure(
            shown, ReadingError(error.code, str(error).replace(name, shown), **{**error.details, "file": shown})
        )
        return
    for found in read_articles(data, name):
        if isinstance(found, Failure):
            yield Failure(
                shown, ReadingError(found.error.code, str(found.error), **{**found.error.details, "file": shown})
            )
        else:
            address = final if urlsafe(final) else ""
            origin = {"address": "address"} if address and not found.address else {}
            yield replace(found, name=shown, address=found.address or address, found={**found.found, **origin})


def read_address(address: str) -> Iterator[Article | Failure]:
    """What is at an http or https address; never raises, and never connects to a private network.

    Args:
        address: of a page, or of a file in one of FORMATS.
    """
    yield from Fetcher().read(address)
