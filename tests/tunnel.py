"""A proxy on loopback that leads wherever it is asked to the one server of a test."""

import socket
import threading
from contextlib import contextmanager, suppress


class Tunnel:
    """Keeps whom it was asked for; `url` is what `HTTPS_PROXY` names."""

    def __init__(self, port):
        self.port, self.asked = port, []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self):
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(60)

    def _accept(self):
        while True:
            try:
                stream, _ = self._listening.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._lead, args=(stream,)))
            self._threads[-1].start()

    def _lead(self, stream):
        with suppress(OSError), stream:
            head = b""
            while b"\r\n\r\n" not in head:
                got = stream.recv(65536)
                if not got:
                    return
                head += got
            self.asked.append(head.split()[1].decode())
            with socket.create_connection(("127.0.0.1", self.port)) as server:
                stream.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                back = threading.Thread(target=_pump, args=(server, stream))
                back.start()
                _pump(stream, server)
                back.join(60)


def _pump(come, go):
    with suppress(OSError):
        while got := come.recv(65536):
            go.sendall(got)
    with suppress(OSError):
        go.shutdown(socket.SHUT_WR)


@contextmanager
def tunnel_to(port):
    tunnel = Tunnel(port)
    try:
        yield tunnel
    finally:
        tunnel.close()
