"""Who may ask, and what an answer lets a browser do.

1. The name in ``Host`` is one of ours, so that no foreign name that was made to point at this machine is answered
   (DNS rebinding).
2. A request that says where it comes from (``Origin``, ``Sec-Fetch-Site``) comes from our own pages; one that changes
   anything must say so (CSRF).
3. On another address than this machine's own a token is asked for; a cookie remembers it.
4. No body is larger than it may be: what is announced larger is refused, what turns out larger is cut off.
5. A page runs our scripts alone, is put into no frame, and asks no other machine.
"""

import hmac
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "plans-token"
_SAFE = frozenset({"GET", "HEAD"})
_KNOWN = frozenset({*_SAFE, "POST", "PUT"})
_OURS = frozenset({"same-origin", "none"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
LARGEST_FORM = 1_000_000
"""Bytes of what a page sends, files aside."""


class Door(NamedTuple):
    """Where the desk is reached."""

    host: str
    port: int
    token: str | None = None
    names: tuple[str, ...] = ()
    """Further names of this machine."""

    @property
    def hosts(self) -> frozenset[str]:
        """What ``Host`` may say."""
        names = {self.host, *self.names}
        if is_loopback(self.host):
            names |= {"localhost", "127.0.0.1", "::1"}
        shown = {f"[{name}]" if ":" in name else name for name in names}
        bare = shown if self.port == 80 else set()
        return frozenset({f"{name}:{self.port}".lower() for name in shown} | bare)


def is_loopback(host: str) -> bool:
    """Is it reached from this machine alone?"""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class Refused(Exception):
    """A request that is not answered."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


class Guard:
    """Around the desk, as ASGI. ``largest``: bytes of a file that is put into the inbox."""

    def __init__(self, app: ASGIApp, door: Door, *, largest: int) -> None:
        self._app = app
        self._door = door
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        try:
            self._check(scope)
        except Refused as error:
            answer: Response = PlainTextResponse(f"plans: {error}\n", error.status)
            await answer(scope, receive, _dressed(send))
            return
        if (entering := self._entering(scope)) is not None:
            await entering(scope, receive, _dressed(send))
            return
        await self._app(scope, _bounded(receive, self._most(scope)), _dressed(send))

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        method = scope["method"]
        if method not in _KNOWN:
            raise Refused(405, f"{method} is not answered here")
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._door.hosts:
            raise Refused(
                421, "this desk is reached by another name; see what `plans serve` printed"
            )
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{hosts[0]}".lower():
            raise Refused(403, "a page of another site asks; open the desk itself")
        site = headers.get("sec-fetch-site")
        navigates = method in _SAFE and headers.get("sec-fetch-mode") == "navigate"
        if site is not None and site not in _OURS and not navigates:
            raise Refused(403, "a page of another site asks; open the desk itself")
        if method not in _SAFE and origin is None:
            raise Refused(403, "what changes something says where it comes from (Origin)")
        length = headers.get("content-length")
        if length is not None and (not length.isdecimal() or int(length) > self._most(scope)):
            raise Refused(413, f"at most {self._most(scope) / 1e6:,.0f} MB are taken at once")
        if self._door.token is not None and not self._may(scope, headers):
            raise Refused(401, "the token is missing; open the address that `plans serve` printed")

    def _most(self, scope: Scope) -> int:
        return self._largest if scope["method"] == "PUT" else LARGEST_FORM

    def _may(self, scope: Scope, headers: Headers) -> bool:
        token = self._door.token or ""
        given = [*_given(scope), *_kept(headers)]
        return any(hmac.compare_digest(one.encode(), token.encode()) for one in given)

    def _entering(self, scope: Scope) -> Response | None:
        """Whoever brings the token in the address gets a cookie, and an address without it."""
        if self._door.token is None or scope["method"] != "GET" or not _given(scope):
            return None
        rest = parse_qs(scope["query_string"].decode("latin-1"))
        rest.pop("token", None)
        query = urlencode(rest, doseq=True)
        answer = RedirectResponse(f"{scope['path']}{'?' if query else ''}{query}", 303)
        answer.set_cookie(COOKIE, self._door.token, httponly=True, samesite="strict", path="/")
        return answer


def _given(scope: Scope) -> list[str]:
    return parse_qs(scope["query_string"].decode("latin-1")).get("token", [])


def _kept(headers: Headers) -> list[str]:
    jar = SimpleCookie()
    for line in headers.getlist("cookie"):
        try:
            jar.load(line)
        except CookieError:
            continue
    return [jar[COOKIE].value] if COOKIE in jar else []


def _bounded(receive: Receive, most: int) -> Receive:
    """The body, cut off where it is longer than it may be."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > most:
                return {"type": "http.disconnect"}
        return message

    return bounded


def _dressed(send: Send) -> Send:
    """An answer with what a browser is told of it."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = Headers(raw=message["headers"])
            own = {**_HEADERS, "content-security-policy": POLICY.format(styles="")}
            message["headers"] = [
                *message["headers"],
                *((k.encode(), v.encode()) for k, v in own.items() if k not in given),
            ]
        await send(message)

    return dressed


def policy_with(styles: Iterable[str]) -> str:
    """The policy of a page that holds style elements, by their hashes."""
    return POLICY.format(styles="".join(f" '{one}'" for one in styles))
