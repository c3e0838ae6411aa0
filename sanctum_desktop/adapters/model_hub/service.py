"""The hub's side of the net process: looks a repository up, and fetches files of it.

The library asks for what a repository holds; the files themselves are fetched here (`body`). Its
own download verifies no checksum, follows redirects to any host, reads as much as is sent and
cannot be stopped before its next ten megabytes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sanctum_desktop.adapters.model_hub.layout import place_of
from sanctum_desktop.adapters.model_hub.requests import Fetch, HubFile, HubItem, LookUp, Stated
from sanctum_desktop.core.domain.errors import EngineError, EngineUnavailable
from sanctum_desktop.core.domain.models import LARGEST_BYTES
from sanctum_desktop.core.domain.words import text
from sanctum_desktop.runtime.engine_process.child import Call, Handler
from sanctum_desktop.runtime.net_hosts import host_of, is_safe

if TYPE_CHECKING:
    from huggingface_hub.hf_api import ModelInfo, RepoSibling

    from sanctum_desktop.runtime.net_guard import Traffic

_COMMIT: Final = re.compile(r"[0-9a-f]{40}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MOST_STATED: Final = 32 << 20
_LOOKING_S: Final = 60.0
_MOST_LETTERS: Final = 100
_QUIET: Final = {
    "HF_HOME": os.devnull,
    "HF_TOKEN_PATH": os.devnull,
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_XET": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
}
"""No token is read, nothing told of this computer, no cache kept."""


def handler() -> Handler[LookUp | Fetch, HubItem]:
    """What the child serves."""
    os.environ.update(_QUIET)
    return Handler(_answer, LookUp | Fetch)


def _answer(request: LookUp | Fetch, call: Call) -> Generator[HubItem, None, None]:
    try:
        import huggingface_hub  # noqa: F401 - the extra

        from sanctum_desktop.runtime.net_guard import Traffic
    except ImportError:
        raise EngineUnavailable(text("net.missing"), advice=text("net.missing.advice")) from None
    traffic = Traffic()
    failed: EngineError | None = None
    try:
        if isinstance(request, LookUp):
            yield from _look_up(request, traffic)
        else:
            yield from _fetch(request, traffic, call)
    except EngineError as error:
        failed = error
    yield from traffic.changes()  # what was said is told before how it ended
    if failed is not None:
        raise failed


def _look_up(request: LookUp, traffic: Traffic) -> Iterator[HubItem]:
    from sanctum_desktop.adapters.model_hub.refusals import not_understood, refusals
    from sanctum_desktop.runtime.net_guard import Bound, Reach, guarded_client

    with (
        refusals(),
        guarded_client(Reach(request.hosts), traffic, Bound(_MOST_STATED, _LOOKING_S)) as client,
        _library_with(client),
    ):
        from huggingface_hub import HfApi

        hub = HfApi(endpoint=request.endpoint, token=False)
        try:
            info = hub.model_info(
                request.repository, revision=request.revision or None, files_metadata=True
            )
            revision, files = _revision(info), _files(info, request.paths)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise not_understood() from error
        yield from traffic.changes()
        hosts = {request.hosts[0]: None}
        for file in files:
            hosts[_host_of_file(request, revision, file)] = None
            yield from traffic.changes()
        yield Stated(revision, _licence(info), files, tuple(hosts))


def _host_of_file(request: LookUp, revision: str, file: HubFile) -> str:
    """Where the hub would send us for it, which people are to see before we go there."""
    from huggingface_hub import get_hf_file_metadata, hf_hub_url

    from sanctum_desktop.adapters.model_hub.refusals import not_understood, refused

    url = hf_hub_url(request.repository, file.path, revision=revision, endpoint=request.endpoint)
    try:
        location = get_hf_file_metadata(url, token=False).location
        host, safe = host_of(location), is_safe(location)
    except ValueError as error:  # it names no address
        raise not_understood() from error
    if not safe:
        raise refused("other_host", host=host)
    return host


@contextmanager
def _library_with(client: object) -> Iterator[None]:
    """Have the library use this client; it closes it at the end."""
    from huggingface_hub import close_session, set_client_factory

    set_client_factory(lambda: client)  # type: ignore[arg-type,return-value]
    try:
        yield
    finally:
        close_session()


def _revision(info: ModelInfo) -> str:
    if not isinstance(info.sha, str) or not _COMMIT.fullmatch(info.sha):
        raise ValueError("no commit")
    return info.sha


def _files(info: ModelInfo, paths: Sequence[str]) -> tuple[HubFile, ...]:
    """In the order asked for; only what the hub states a SHA-256 of can be checked."""
    from sanctum_desktop.adapters.model_hub.refusals import refused

    stated = {one.rfilename: one for one in info.siblings or ()}
    if missing := [path for path in paths if path not in stated]:
        raise refused("no_file", name=missing[0])
    return tuple(_file(stated[path]) for path in paths)


def _file(stated: RepoSibling) -> HubFile:
    lfs = stated.lfs
    size: object = lfs.size if lfs else None  # what a stranger states is of any type
    if lfs is None or not _SHA256.fullmatch(lfs.sha256) or type(size) is not int:
        raise ValueError("nothing to check it by")
    if not 0 < size <= LARGEST_BYTES:
        raise ValueError("no file has that size")
    return HubFile(stated.rfilename, lfs.sha256, size)


def _licence(info: ModelInfo) -> str:
    """As the repository's card says it, without what cannot be printed."""
    for tag in map(str, info.tags or ()):
        if tag.startswith("license:"):
            told = tag.removeprefix("license:")
            return "".join(sign for sign in told if sign.isprintable())[:_MOST_LETTERS]
    return ""


def _fetch(request: Fetch, traffic: Traffic, call: Call) -> Iterator[HubItem]:
    from filelock import FileLock, Timeout

    from sanctum_desktop.adapters.model_hub.body import Arriving
    from sanctum_desktop.adapters.model_hub.refusals import refusals, refused
    from sanctum_desktop.runtime.files import PRIVATE_FILE, PRIVATE_FOLDER
    from sanctum_desktop.runtime.net_guard import Bound, Reach, guarded_client

    folder, most = Path(request.folder), max(file.bytes for file in request.files)
    with refusals(), guarded_client(Reach(request.hosts), traffic, Bound(most + 1)) as client:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        try:
            lock = FileLock(folder / ".lock", timeout=0, mode=PRIVATE_FILE).acquire()
        except Timeout:
            raise refused("busy") from None
        with lock:
            before = 0
            for file in request.files:
                arriving = Arriving(client, _url(request, file), file, request.keep_free_bytes)
                for here in arriving.come(place_of(folder, file.path), before):
                    yield here
                    yield from traffic.changes()
                before += file.bytes


def _url(request: Fetch, file: HubFile) -> str:
    from huggingface_hub import hf_hub_url

    return hf_hub_url(
        request.repository, file.path, revision=request.revision, endpoint=request.endpoint
    )
