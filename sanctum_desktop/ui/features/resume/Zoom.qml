import QtQuick
import Sanctum.Window
import "../../design"

// Which page it is, and how large it is shown.
Flow {
    id: zoom
    required property PagesModel paged
    required property real shown
    required property int current
    // All of it abreast.
    readonly property real natural: fit.width + spacing + steps.width
    spacing: 2 * Theme.unit
    Accessible.role: Accessible.ToolBar
    Accessible.name: Words.text("ui.resume.zoom")

    Row {
        id: fit
        spacing: Theme.half
        Choice {
            plain: true
            text: Words.text("ui.resume.zoom.width")
            chosen: zoom.paged.fit === "width"
            onClicked: zoom.paged.fitTo("width")
        }
        Choice {
            plain: true
            text: Words.text("ui.resume.zoom.page")
            chosen: zoom.paged.fit === "page"
            onClicked: zoom.paged.fitTo("page")
        }
    }
    Row {
        id: steps
        IconButton {
            icon: "minus"
            enabled: zoom.shown > zoom.paged.least + 0.01
            text: Words.text("ui.resume.zoom.out")
            onClicked: zoom.paged.zoomBy(zoom.shown, -1)
        }
        Caption {
            height: Theme.control
            width: Math.round(3.2 * Theme.small)
            lineHeight: 1
            verticalAlignment: Text.AlignVCenter
            horizontalAlignment: Text.AlignHCenter
            text: Words.text("ui.resume.zoom.percent").replace("{percent}", String(Math.round(100 * zoom.shown)))
        }
        IconButton {
            icon: "plus"
            enabled: zoom.shown < zoom.paged.most - 0.01
            text: Words.text("ui.resume.zoom.in")
            onClicked: zoom.paged.zoomBy(zoom.shown, 1)
        }
        Caption {
            height: Theme.control
            leftPadding: 2 * Theme.unit
            lineHeight: 1
            verticalAlignment: Text.AlignVCenter
            visible: zoom.paged.count > 1
            text: Words.text("ui.resume.page").replace("{number}", String(zoom.current + 1))
                       .replace("{count}", String(zoom.paged.count))
        }
    }
}
