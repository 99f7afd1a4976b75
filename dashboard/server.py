"""What the page's server adds to Streamlit's: the chart's script and letters, and a policy that keeps the browser at home."""

import sys
from importlib.metadata import version
from pathlib import Path

import plotly
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PLOTLY_URL = f"chart/plotly-{version('plotly')}.min.js"
"""Where the chart's script is, relative to the page; the version in it lets browsers keep the file."""

_FACES = {file.stem.lower(): file for file in (Path(__file__).parent / "export" / "fonts").glob("*.ttf")}
_KEPT = {"Cache-Control": "max-age=31536000, immutable"}

# Nothing may be fetched from, or sent to, anywhere but the server of the page. Streamlit starts components
# from blob: addresses and styles itself inline.
_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


def take_turns() -> None:
    """Have threads take turns every millisecond: what is ready of a page would wait 5 ms to be sent while the rest is laid out."""
    sys.setswitchinterval(0.001)


def routes() -> list[BaseRoute]:
    """The addresses that the page needs besides Streamlit's own."""
    return [Route(f"/{PLOTLY_URL}", _plotly), Route("/chart/{face:str}.ttf", _letters)]


def middleware() -> list[Middleware]:
    """What every answer passes through."""
    return [Middleware(_Policy)]


async def _plotly(_: Request) -> FileResponse:
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return FileResponse(script, media_type="text/javascript", headers=_KEPT)


async def _letters(request: Request) -> Response:
    """A face of the font by which labels are measured, so that they fit on machines that have none as wide."""
    file = _FACES.get(request.path_params["face"])
    return FileResponse(file, media_type="font/ttf", headers=_KEPT) if file else Response(status_code=404)


class _Policy:
    """Adds the content security policy to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["Content-Security-Policy"] = _POLICY
            await send(message)

        await self._app(scope, receive, with_policy if scope["type"] == "http" else send)
