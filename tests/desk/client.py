"""Requests to a desk, without a network."""

from contextlib import asynccontextmanager

import anyio
import httpx

ADDRESS = "http://127.0.0.1:8765"
LARGEST = 3_000_000
"""Bytes of a file that the desk of the tests takes."""


class Client:
    """Requests as a browser on this machine sends them."""

    def __init__(self, app):
        self.app = app

    def ask(self, method, path, **more):
        headers = {"origin": ADDRESS} if method not in {"GET", "HEAD"} else {}
        headers |= more.pop("headers", {})

        async def answered():
            async with self.opened() as client:
                return await client.request(method, path, headers=headers, **more)

        return anyio.run(answered)

    @asynccontextmanager
    async def opened(self):
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            yield client

    def get(self, path, **more):
        return self.ask("GET", path, **more)

    def post(self, path, **more):
        return self.ask("POST", path, **more)

    def put(self, path, **more):
        return self.ask("PUT", path, **more)
