"""Shows the parts of the window in all their states, or draws them: --draw FOLDER."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtQuick import QQuickItem, QQuickView

from sanctum_desktop.bootstrap.assets import asset_path
from sanctum_desktop.bootstrap.words import install_words
from sanctum_desktop.core.domain.settings import Settings
from sanctum_desktop.ui.qt import surroundings, words  # noqa: F401 - its type is registered
from sanctum_desktop.ui.qt.icons import PROVIDER, Icons, use_icons
from sanctum_desktop.ui.shell.window import use_fonts

GALLERY = Path(__file__).resolve().parent.parent / "sanctum_desktop/ui/design/Gallery.qml"
WIDTH, HEIGHT = 1100, 800
AROUND = 8  # pixels about a part that has the keyboard
TIP = 200  # the z of a tip


def gallery() -> QQuickView:
    """The gallery in a window of its own."""
    icons = asset_path("icons")
    use_icons(icons)
    view = QQuickView()
    view.setTitle("Sanctum: the parts of the window")
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.engine().addImageProvider(PROVIDER, Icons())
    view.setInitialProperties({"iconNames": sorted(file.stem for file in icons.glob("*.svg"))})
    view.setSource(QUrl.fromLocalFile(str(GALLERY)))
    view.resize(WIDTH, HEIGHT)
    return view


def draw(folder: Path) -> list[Path]:
    """PNGs of all, of each part with the keyboard, of what floats: by colours and text size."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for colours in ("light", "dark"):
        for scale in ("1", "2"):
            os.environ |= {"SANCTUM_COLOURS": colours, "SANCTUM_TEXT_SCALE": scale}
            view = gallery()
            view.show()
            _settle(0.3)
            view.resize(WIDTH, int(view.rootObject().property("whole")))
            drawn.append(_grab(view, folder / f"gallery-{colours}-{scale}00.png"))
            drawn.append(folder / f"focused-{colours}-{scale}00.png")
            _focused(view).save(str(drawn[-1]))
            view.resize(WIDTH, HEIGHT)
            view.rootObject().setProperty("done", "Rejected: Sourdough")
            view.rootObject().setProperty("sheetOpen", True)
            drawn.append(_grab(view, folder / f"sheet-{colours}-{scale}00.png"))
            view.rootObject().setProperty("sheetOpen", False)
            drawn.append(_grab(view, folder / f"snack-{colours}-{scale}00.png"))
            view.deleteLater()
    return drawn


def _grab(view: QQuickView, file: Path) -> Path:
    _settle(0.2)
    view.grabWindow().save(str(file))
    return file


def _focused(view: QQuickView) -> QImage:
    """The parts that the keyboard reaches, each as it looks with the keyboard on it."""
    shots = [_reached(view, item) for item in _stops(view.contentItem())]
    places, right, below, tallest = [], 0, 0, 0
    for shot in shots:
        if right + shot.width() > WIDTH:
            right, below, tallest = 0, below + tallest, 0
        places.append((right, below))
        right, tallest = right + shot.width(), max(tallest, shot.height())
    sheet = QImage(WIDTH, below + tallest, QImage.Format.Format_RGB32)
    sheet.fill(view.rootObject().property("color"))
    painter = QPainter(sheet)
    for (across, down), shot in zip(places, shots, strict=True):
        painter.drawImage(across, down, shot)
    painter.end()
    return sheet


def _stops(item: QQuickItem) -> list[QQuickItem]:
    inner = [stop for child in item.childItems() if child.isVisible() for stop in _stops(child)]
    return [item, *inner] if item.activeFocusOnTab() and item.isEnabled() else inner


def _reached(view: QQuickView, item: QQuickItem) -> QImage:
    item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    _settle(0.02)
    view.grabWindow()  # what it opens beside it is laid out by now
    part = item
    while part.parentItem() and not (part.isFocusScope() and part.property("label")):
        part = part.parentItem()
    about = _place(part if part.parentItem() else item)
    for tip in view.contentItem().childItems():
        about = about.united(_place(tip)) if tip.z() >= TIP and tip.isVisible() else about
    return view.grabWindow().copy(about.adjusted(-AROUND, -AROUND, AROUND, AROUND).toRect())


def _place(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.size())


def _settle(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QGuiApplication.processEvents()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=Path, metavar="FOLDER", help="draw PNGs there instead")
    chosen = parser.parse_args()
    if chosen.draw:
        os.environ |= {
            "QT_QPA_PLATFORM": "offscreen",
            "QT_QUICK_BACKEND": "software",
            "SANCTUM_REDUCED_MOTION": "1",
        }
    app = QGuiApplication(sys.argv[:1])
    install_words()
    use_fonts(sorted(asset_path("fonts", "inter").glob("*.otf")))
    if chosen.draw:
        for file in draw(chosen.draw):
            print(file)
        return
    view = gallery()
    look = view.rootObject().look  # type: ignore[attr-defined] - a signal of its QML
    look.connect(lambda tone, size: surroundings.follow(Settings(colours=tone, text_percent=size)))
    view.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
