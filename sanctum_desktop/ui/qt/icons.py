"""The icons of the window, drawn from their SVG in the colour and size a screen asks for."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QDir, QFile, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

PROVIDER: Final = "icons"
_USUAL: Final = QSize(24, 24)


def use_icons(folder: Path) -> None:
    """Name the folder that holds them as `<name>.svg`, for all windows of this process."""
    QDir.setSearchPaths(PROVIDER, [str(folder)])


class Icons(QQuickImageProvider):
    """Serves `image://icons/<name>/<rrggbb>`; the size asked for is in device pixels."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, address: str, size: QSize, requested: QSize) -> QImage:  # noqa: N802 - Qt's name
        """The picture; none, and with that a warning of Qt's, where no such icon is shipped."""
        name, _, colour = address.partition("/")
        drawn = requested if requested.width() > 0 and requested.height() > 0 else _USUAL
        size.setWidth(drawn.width())
        size.setHeight(drawn.height())
        if not QDir.searchPaths(PROVIDER):  # a window without icons: each has a name beside it
            blank = QImage(drawn, QImage.Format.Format_ARGB32_Premultiplied)
            blank.fill(Qt.GlobalColor.transparent)
            return blank
        return _drawn(_outline(name, colour), drawn)


def _outline(name: str, colour: str) -> QByteArray:
    """The SVG in that colour (`rrggbb`); empty where there is none."""
    file = QFile(f"{PROVIDER}:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return QByteArray()
    return file.readAll().replace(b"currentColor", f"#{colour}".encode())


def _drawn(outline: QByteArray, size: QSize) -> QImage:
    if outline.isEmpty():
        return QImage()
    from PySide6.QtSvg import QSvgRenderer  # with the first icon: the start stays light

    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(outline).render(painter, QRectF(image.rect()))
    painter.end()
    return image
