"""A server with language models on the loopback interface that misbehaves as a test wants.

It keeps every byte it was sent. `plan` holds what to do with the next requests, by name; when it
is empty, the server behaves: it streams `words` in the dialect it is asked in.
"""

import json
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

PAGE = b"<html><form>Please log in to the network</form></html>"
MODELS = ["small", "large"]
PATIENCE_S = 60


def openai_events(words, *, usage=True, finish="stop"):
    """The data of each event of an OpenAI stream."""
    chunks = [{"choices": [{"index": 0, "delta": {"role": "assistant"}}]}]
    chunks += [{"choices": [{"index": 0, "delta": {"content": word}}]} for word in words]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
    if usage:
        told = {"prompt_tokens": 11, "completion_tokens": len(words)}
        told["prompt_tokens_details"] = {"cached_tokens": 4}
        chunks.append({"choices": [], "usage": told})
    return [json.dumps(chunk) for chunk in chunks] + ["[DONE]"]


def anthropic_events(words, *, finish="end_turn"):
    """The data of each event of an Anthropic stream."""
    usage = {"input_tokens": 7, "cache_read_input_tokens": 4, "output_tokens": 1}
    chunks = [
        {"type": "message_start", "message": {"usage": usage}},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "thinking"}},
        {"type": "content_block_delta", "delta": {"type": "thinking_delta", "thinking": "Hm."}},
        {"type": "ping"},
    ]
    chunks += [
        {"type": "content_block_delta", "delta": {"type": "text_delta", "text": word}}
        for word in words
    ]
    chunks += [
        {
            "type": "message_delta",
            "delta": {"stop_reason": finish},
            "usage": {"output_tokens": len(words)},
        },
        {"type": "message_stop"},
    ]
    return [json.dumps(chunk) for chunk in chunks]


@dataclass
class Told:
    """One request as it came, to the byte."""

    raw: bytes

    @property
    def head(self):
        return self.raw.partition(b"\r\n\r\n")[0].decode("latin-1")

    @property
    def body(self):
        return self.raw.partition(b"\r\n\r\n")[2]

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def line(self):
        return self.head.split("\r\n")[0]

    @property
    def headers(self):
        pairs = (line.split(": ", 1) for line in self.head.split("\r\n")[1:])
        return {name.lower(): told for name, told in pairs}


@dataclass
class Server:
    """How it behaves, and what it was sent; `connected` counts connections, silent ones too."""

    words: list = field(default_factory=lambda: ["Good", " day", "."])
    plan: list = field(default_factory=list)
    url: str = ""
    retry_after: str = "0"
    data: list | None = None
    status_body: bytes = b"{}"
    requests: list = field(default_factory=list)
    connected: int = 0
    stalled: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def bytes_received(self):
        """All it was ever sent."""
        return b"".join(told.raw for told in self.requests)

    def release(self):
        """Let whoever is kept waiting go."""
        self.released.set()


class _Connection:
    """One request on one connection, answered as planned and closed."""

    def __init__(self, server, stream):
        self.server, self.stream = server, stream

    def serve(self):
        told = self._hear()
        if told is None:
            return
        self.server.requests.append(told)
        how = self.server.plan.pop(0) if self.server.plan else ""
        if callable(how):
            how(self, told)
        elif how.isdecimal():
            self.say(int(how), self.server.status_body, {"Retry-After": self.server.retry_after})
        elif how:
            getattr(self, f"_{how}")(told)
        elif told.line.startswith("GET"):
            listed = {"data": [{"id": model} for model in MODELS]}
            self.say(200, json.dumps(listed).encode(), {"Content-Type": "application/json"})
        else:
            self.stream_events(self._events(told))

    def say(self, status, body, headers=None):
        head = [f"HTTP/1.1 {status} Told", f"Content-Length: {len(body)}", "Connection: close"]
        head += [f"{name}: {value}" for name, value in (headers or {}).items()]
        self.stream.sendall("\r\n".join(head).encode() + b"\r\n\r\n" + body)

    def begin(self, kind="text/event-stream"):
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n"
        self.stream.sendall(head.encode() + b"Connection: close\r\n\r\n")

    def chunk(self, raw):
        self.stream.sendall(f"{len(raw):x}\r\n".encode() + raw + b"\r\n")

    def event(self, data):
        self.chunk(f"data: {data}\n\n".encode())

    def stream_events(self, events, *, ends=True):
        self.begin()
        for data in events:
            self.event(data)
        if ends:
            self.stream.sendall(b"0\r\n\r\n")

    def _events(self, told):
        if self.server.data is not None:
            return self.server.data
        if told.line.split()[1].endswith("/messages"):
            return anthropic_events(self.server.words)
        return openai_events(self.server.words)

    def _hear(self):
        raw = b""
        while b"\r\n\r\n" not in raw:
            got = self.stream.recv(65536)
            if not got:
                return None
            raw += got
        told = Told(raw)
        wanted = int(told.headers.get("content-length", 0))
        while len(told.body) < wanted:
            told = Told(told.raw + self.stream.recv(65536))
        return told

    # What it may be asked to do by name.

    def _close(self, _told):
        """At once, without a word."""

    def _page(self, _told):
        self.say(200, PAGE, {"Content-Type": "text/html; charset=utf-8"})

    def _plain(self, _told):
        self.say(200, b"hello", {"Content-Type": "text/plain"})

    def _json(self, _told):
        self.say(200, b"{}", {"Content-Type": "application/json"})

    def _garbage(self, _told):
        self.stream.sendall(b"\x00\xff no http at all\r\n\r\n")

    def _redirect(self, _told):
        self.say(302, b"", {"Location": "http://127.0.0.2:9/v1"})

    def _gzip(self, _told):
        self.say(
            200, b"\x1f\x8b", {"Content-Type": "text/event-stream", "Content-Encoding": "gzip"}
        )

    def _stall(self, _told):
        """Takes the request and says nothing."""
        self._wait()

    def _stall_midway(self, told):
        self.stream_events(self._events(told)[:3], ends=False)
        self._wait()

    def _cut(self, told):
        """In the middle of an event."""
        self.stream_events(self._events(told)[:-2], ends=False)
        self.stream.sendall(b'40\r\ndata: {"choi')

    def _end_early(self, told):
        """As if that were all, before the end was told."""
        self.stream_events(self._events(told)[:3])

    def _failing(self, told):
        error = json.dumps({"type": "error", "error": {"message": "sk-secret overloaded"}})
        self.stream_events([*self._events(told)[:-3], error])

    def _failing_first(self, _told):
        self.stream_events([json.dumps({"type": "error", "error": {"message": "no"}})])

    def _megabytes(self, _told):
        """Ten of them and more, in one event that does not end."""
        self.begin()
        for _ in range(12):
            self.chunk(b"data: " + b" " * (1 << 20))

    def _comments(self, _told):
        """More than ten megabytes that say nothing."""
        self.begin()
        for _ in range(12 * 16):
            self.chunk(b": still here\n" * 5042)

    def _endless(self, _told):
        """The same word again and again."""
        self.begin()
        again = openai_events(["again "])[1]
        while True:
            self.event(again)

    def _drip(self, told):
        """One byte at a time."""
        self.begin()
        for data in self._events(told):
            for byte in f"data: {data}\n\n".encode():
                self.chunk(bytes([byte]))
        self.stream.sendall(b"0\r\n\r\n")

    def _wait(self):
        self.server.stalled.set()
        self.server.released.wait(PATIENCE_S)


@contextmanager
def serving(server: Server, certificate: Path | None = None, address="127.0.0.1"):
    """The server at `server.url` while the block runs, encrypted where it has a certificate."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listening = socket.create_server((address, 0), family=family)
    threads = []

    def accept():
        while True:
            try:
                stream, _ = listening.accept()
            except OSError:  # closed: that is all
                return
            server.connected += 1
            threads.append(threading.Thread(target=_one, args=(server, stream, context)))
            threads[-1].start()

    context = None
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
    scheme = "http" if certificate is None else "https"
    host = f"[{address}]" if ":" in address else address
    server.url = f"{scheme}://{host}:{listening.getsockname()[1]}/v1"
    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield server
    finally:
        server.release()
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        accepting.join()
        for thread in threads:
            thread.join(PATIENCE_S)


def _one(server, stream, context):
    with suppress(OSError), stream:  # who asked may go in the middle
        if context is None:
            _Connection(server, stream).serve()
        else:
            with context.wrap_socket(stream, server_side=True) as encrypted:
                _Connection(server, encrypted).serve()
