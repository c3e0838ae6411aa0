"""A hub on the loopback interface that can misbehave in every way a test wants."""

import hashlib
import json
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

COMMIT = "c0ffee" * 6 + "abcd"
REPOSITORY = "tiny/tiny-gguf"
NAME = "tiny-q8_0.gguf"
PAGE = b"<html><form>Please log in to the network</form></html>"
PART = 320 << 10


def manifest(folder: Path, **more: str) -> Path:
    """A catalogue that holds the one model of the hub, as `tiny`."""
    lines = ['id = "tiny"', 'kind = "language"', 'name = "Tiny"', f'repository = "{REPOSITORY}"']
    lines += [f'{key} = "{value}"' for key, value in more.items()]
    file = folder / "catalogue.toml"
    told = "\n".join(["[[model]]", *lines, "[[model.files]]", f'path = "{NAME}"'])
    file.write_text(told + "\n")
    return file


@dataclass
class Hub:
    """What it holds and how it behaves; each field is a way of behaving badly.

    `file_plan` and `api_plan` hold what to do with the first requests for the file and for what is
    known of it, by name; "" behaves. `seen` are (method, path, range, headers).
    """

    content: bytes
    url: str = ""
    sends_to: str = ""
    file_plan: list = field(default_factory=list)
    api_plan: list = field(default_factory=list)
    stated_bytes: int | None = None
    stated_sha256: str | None = None
    ranges: bool = True
    seen: list = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    stalled: threading.Event = field(default_factory=threading.Event)
    cut_at: int = 0
    requestline: str = ""

    @property
    def ranges_asked(self):
        return [told for method, path, told, _ in self.seen if method == "GET" and NAME in path]

    def info(self):
        lfs = {
            "sha256": self.stated_sha256 or hashlib.sha256(self.content).hexdigest(),
            "size": self.stated_bytes or len(self.content),
            "pointerSize": 134,
        }
        return {
            "id": REPOSITORY,
            "sha": COMMIT,
            "tags": ["gguf", "license:apache-2.0"],
            "siblings": [
                {"rfilename": "README.md", "size": 7, "blobId": "a" * 40},
                {"rfilename": NAME, "size": lfs["size"], "blobId": "b" * 40, "lfs": lfs},
            ],
        }


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def log_message(self, *_arguments):
        """Quiet."""

    def do_CONNECT(self):
        self.hub.requestline = self.requestline
        self._say(405, b"")

    def do_HEAD(self):
        self._heard()
        self._file(head=True)

    def do_GET(self):
        self._heard()
        if self.path.startswith("/api/models/"):
            self._api()
        elif f"/{NAME}" in self.path:
            self._file(head=False)
        else:
            self._say(404, b"no")

    def _heard(self):
        told = (self.command, self.path, self.headers.get("Range"), dict(self.headers))
        self.hub.seen.append(told)

    def _api(self):
        how = self.hub.api_plan.pop(0) if self.hub.api_plan else ""
        answers = {
            "page": (200, PAGE, {"Content-Type": "text/html"}),
            "garbage": (200, b"[1, 2", {}),
            "list": (200, b"[]", {}),
            "deep": (200, b"[" * 100_000, {}),
            "redirect": (302, b"", {"Location": self.hub.sends_to}),
            "429": (429, b"", {"Retry-After": "17"}),
            "429 long": (429, b"", {"Retry-After": "9" * 40}),
            "500": (500, b"", {}),
            "401": (401, b"", {}),
            "404": (404, b"", {}),
            "no commit": (200, json.dumps(self.hub.info() | {"sha": "main"}).encode(), {}),
            "no file": (200, json.dumps(self.hub.info() | {"siblings": []}).encode(), {}),
        }
        if how == "endless":
            self._endless()
        elif how:
            self._say(*answers[how])
        else:
            self._say(200, json.dumps(self.hub.info()).encode())

    def _file(self, *, head):
        hub = self.hub
        if hub.sends_to and not self.path.startswith("/cdn/"):
            self._say(302, b"", {"Location": f"{hub.sends_to}/cdn/{NAME}", **self._linked()})
            return
        how = "" if head or not hub.file_plan else hub.file_plan.pop(0)
        first = int((self.headers.get("Range") or "bytes=0-")[6:-1]) if hub.ranges else 0
        content = hub.content
        if how in {"404", "429", "500", "403"}:
            self._say(int(how), b"", {"Retry-After": "3"})
            return
        if how == "page":
            self._say(200, PAGE, {"Content-Type": "text/html"})
            return
        if how == "endless":
            self._endless()
            return
        if how == "elsewhere":
            self._say(302, b"", {"Location": "http://127.0.0.2:9/cdn"})
            return
        if how == "changed":
            content = bytes(255 - byte for byte in content)
        self._send(content, first, how, head=head)

    def _send(self, content, first, how, *, head):
        hub, whole = self.hub, len(content)
        body = content[first:]
        length = {"longer": len(body) + 5, "shorter": len(body) - 5}.get(how, len(body))
        headers = {"Content-Length": str(length), **self._linked()}
        if first:
            start = first + 1 if how == "wrong range" else first
            headers["Content-Range"] = f"bytes {start}-{whole - 1}/{whole}"
        if how == "gzip":
            headers["Content-Encoding"] = "gzip"
        self._begin(206 if first else 200, headers)
        if head:
            return
        if how in {"cut", "stall", "nothing"}:
            body = body[: 0 if how == "nothing" else max(0, hub.cut_at - first)]
        self.wfile.write(body)
        self.wfile.flush()
        if how == "stall":
            hub.stalled.set()
            hub.released.wait(60)
        self.close_connection = how != ""

    def _linked(self):
        """What the real one tells of a file that lies elsewhere."""
        digest = hashlib.sha256(self.hub.content).hexdigest()
        return {"X-Repo-Commit": COMMIT, "ETag": f'"{digest}"', "Accept-Ranges": "bytes"}

    def _endless(self):
        self._begin(200, {"Connection": "close"})
        self.close_connection = True
        while True:
            self.wfile.write(b" " * PART)

    def _say(self, status, body, headers=None):
        self._begin(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def _begin(self, status, headers):
        self.send_response(status)
        for name, told in headers.items():
            self.send_header(name, told)
        self.end_headers()


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments):
        """Who asks may go in the middle."""


@contextmanager
def serving(hub: Hub, certificate: Path | None = None):
    """The hub at `hub.url` for as long as the block runs, encrypted where it has a certificate."""
    handler = type("Handler", (Handler,), {"hub": hub})
    server = Server(("127.0.0.1", 0), handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    scheme = "http" if certificate is None else "https"
    hub.url = f"{scheme}://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        hub.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
