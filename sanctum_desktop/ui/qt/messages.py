"""Sends what Qt says through the same gate as the log: its words are withheld."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from sanctum_desktop.runtime.redacting_log import Event

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def gate_qt_messages() -> None:
    """Have Qt's and QML's messages logged by category and place, instead of printed."""
    qInstallMessageHandler(_log)


def _log(kind: QtMsgType, context: QMessageLogContext, _words: str) -> None:
    place = ((context.file or "").removeprefix("file://"), context.line or 0)
    logging.getLogger(__name__).log(
        _LEVELS.get(kind, logging.WARNING),
        Event.QT,
        {"category": context.category, "place": place},
    )
