pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What this is, before anything is asked.
FocusScope {
    id: welcome
    required property FirstStartModel first
    implicitHeight: column.implicitHeight

    Column {
        id: column
        width: parent.width
        spacing: (Theme.scale > 1.4 ? 2 : 3) * Theme.unit

        Title {
            width: parent.width
            text: Words.text("ui.first.title")
            size: Theme.scale > 1.4 ? Theme.title : Theme.display
        }
        Column {
            width: parent.width
            spacing: (Theme.scale > 1.4 ? 1.5 : 2) * Theme.unit
            Repeater {
                model: ["shield", "lock", "key"]
                Row {
                    id: promise
                    required property string modelData
                    width: parent ? (parent as Item).width : 0
                    spacing: 2 * Theme.unit
                    Icon {
                        id: sign
                        name: promise.modelData
                        size: Math.round(1.5 * Theme.body)
                        y: (label.implicitHeight / label.lineCount - height) / 2
                        color: Theme.accent
                    }
                    Prose {
                        id: label
                        even: true
                        width: promise.width - sign.width - promise.spacing
                        text: Words.text(`ui.first.promise.${promise.modelData}`)
                    }
                }
            }
        }
        Column {
            width: parent.width
            topPadding: Theme.unit
            spacing: Theme.scale > 1.4 ? 0 : Theme.unit
            Button {
                width: parent.width
                primary: true
                focus: true
                text: Words.text("ui.first.go")
                onClicked: welcome.first.goOn()
            }
            Button {
                anchors.horizontalCenter: parent.horizontalCenter
                plain: true
                icon: "text-size"
                text: Words.text("ui.first.larger")
                onClicked: welcome.first.enlarge()
            }
        }
    }
}
