import QtQuick
import Sanctum.Window
import "../../design"

// Which page it is, and how large it is shown.
Flow {
    id: zoom
    required property PagesModel paged
    required property real shown
    required property int current
    spacing: Theme.half
    Accessible.role: Accessible.ToolBar
    Accessible.name: Words.text("ui.resume.zoom")

    Caption {
        height: Theme.control
        rightPadding: 2 * Theme.unit
        verticalAlignment: Text.AlignVCenter
        visible: zoom.paged.count > 1
        text: Words.text("ui.resume.page").replace("{number}", String(zoom.current + 1))
                   .replace("{count}", String(zoom.paged.count))
    }
    Choice {
        plain: true
        width: wide
        text: Words.text("ui.resume.zoom.width")
        chosen: zoom.paged.fit === "width"
        onClicked: zoom.paged.fitTo("width")
    }
    Choice {
        plain: true
        width: wide
        text: Words.text("ui.resume.zoom.page")
        chosen: zoom.paged.fit === "page"
        onClicked: zoom.paged.fitTo("page")
    }
    Button {
        plain: true
        width: Theme.control
        enabled: zoom.shown > zoom.paged.least + 0.01
        text: "−"
        Accessible.name: Words.text("ui.resume.zoom.out")
        onClicked: zoom.paged.zoomBy(zoom.shown, -1)
    }
    Caption {
        height: Theme.control
        width: Math.round(3.2 * Theme.small)
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignHCenter
        text: Words.text("ui.resume.zoom.percent").replace("{percent}", String(Math.round(100 * zoom.shown)))
    }
    Button {
        plain: true
        width: Theme.control
        enabled: zoom.shown < zoom.paged.most - 0.01
        text: "+"
        Accessible.name: Words.text("ui.resume.zoom.in")
        onClicked: zoom.paged.zoomBy(zoom.shown, 1)
    }
}
