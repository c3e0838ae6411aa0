"""What the window drives: built by bootstrap, replaced by doubles in tests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sanctum_desktop.core.domain.secrets import Passphrase
from sanctum_desktop.core.domain.settings import Settings

if TYPE_CHECKING:  # the lock screen must not wait for what comes after it
    from sanctum_desktop.core.use_cases.ask_open_question import AskOpenQuestion
    from sanctum_desktop.core.use_cases.close_story import CloseStory
    from sanctum_desktop.core.use_cases.decide_fact import DecideFact
    from sanctum_desktop.core.use_cases.decide_line import DecideLine
    from sanctum_desktop.core.use_cases.find_conversation import FindConversation
    from sanctum_desktop.core.use_cases.interview_story import InterviewStory
    from sanctum_desktop.core.use_cases.offer_page_styles import PageOffer
    from sanctum_desktop.core.use_cases.render_resume import PreviewResume, RenderResume
    from sanctum_desktop.core.use_cases.write_resume import WriteResume


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What can be done once the vault is open.

    `load_draft` and `save_draft` take the place of the draft; `export` writes a file whole or not
    at all. All raise SanctumError.
    """

    interview: InterviewStory
    find_conversation: FindConversation
    decide_fact: DecideFact
    write_resume: WriteResume
    decide_line: DecideLine
    render_resume: RenderResume
    preview_resume: PreviewResume
    page_offer: PageOffer
    close_story: CloseStory
    ask_open_question: AskOpenQuestion
    load_draft: Callable[[str], Awaitable[str]]
    save_draft: Callable[[str, str], Awaitable[None]]
    export: Callable[[bytes, str], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What can be done before: light, so that the lock screen is there at once.

    `create` gives the recovery code and leaves the vault open; `notices` are what the person must
    be told of an opened vault; `open_desk` brings the heavy rest. `keep_settings` raises
    CannotWrite. `absent` takes whether there was a sign of life and after how many minutes without
    one the vault locks; `watch_session` calls back when the system says that the person leaves.

    `lock` ends the process within two seconds, after what it is given has kept what is unsaved;
    its second argument says that the window is out of sight. `close` closes the vault and no more.
    `tend` is called now and then while it is open; it gives what the person must be told, or "".
    """

    vault_exists: Callable[[], bool]
    offer_passphrase: Callable[[], Awaitable[str]]
    create: Callable[[Passphrase], Awaitable[str]]
    unlock: Callable[[Passphrase], Awaitable[None]]
    recover: Callable[[str, Passphrase], Awaitable[None]]
    notices: Callable[[], tuple[str, ...]]
    settings: Callable[[], Settings]
    keep_settings: Callable[[Settings], None]
    absent: Callable[[bool, int], bool]
    watch_session: Callable[[Callable[[], None]], None]
    lock: Callable[[Callable[[], Awaitable[None]], bool], Awaitable[None]]
    close: Callable[[], Awaitable[None]]
    tend: Callable[[], Awaitable[str]]
    open_desk: Callable[[], Awaitable[Desk]]
