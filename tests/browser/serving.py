"""The preview server, with what the CDN adds to it: compression, and caching as objects say."""

from __future__ import annotations

import gzip

from factowiki.local.cloud.preview import PreviewServer, Response, _Handler
from factowiki.pages import urls

# "Serve compressed files" in CloudFront's developer guide: what it compresses. It would rather use
# Brotli, which is smaller; gzip flatters nobody.
_SMALLEST, _LARGEST = 1_000, 10_000_000  # bytes
_COMPRESSED = (
    "text/html",
    "text/css",
    "text/javascript",
    "text/plain",
    "application/json",
    "application/xml",
    "image/svg+xml",
)


class _CdnHandler(_Handler):
    def _send(self, reply: Response) -> None:
        super()._send(self._compressed(reply))

    def _compressed(self, reply: Response) -> Response:
        kind = dict(reply.headers).get("Content-Type", "").partition(";")[0]
        accepted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not accepted or kind not in _COMPRESSED or not _SMALLEST <= len(reply.body) <= _LARGEST:
            return reply
        headers = (*reply.headers, ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"))
        return Response(reply.status, headers, gzip.compress(reply.body, 6, mtime=0))

    def send_header(self, keyword: str, value: str) -> None:
        """The preview never lets a browser keep a page; the CDN passes on what the object says."""
        if keyword == "Cache-Control":
            path = self.path.partition("?")[0]
            key = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
            value = urls.headers(key).cache_control
        super().send_header(keyword, value)


def cdn_server() -> PreviewServer:
    """One on any free port of loopback, not started."""
    server = PreviewServer(0)
    server.RequestHandlerClass = _CdnHandler
    return server
