pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The vault is closed, to be replaced or erased: how that goes, and the way out.
FocusScope {
    id: ending
    required property SettingsModel settings
    readonly property DoingModel doing: settings.doing
    readonly property bool erased: settings.leaving.remains.length > 0
    readonly property bool over: !doing.busy
    onOverChanged: if (over) go.forceActiveFocus(Qt.TabFocusReason)

    Scroll {
        anchors.fill: parent
        centred: true
        // Large words are seen whole where the window is small.
        edge: (height < 640 ? 2 : 4) * Theme.unit
        measure: Math.min(width - 6 * Theme.unit, 560 * Math.sqrt(Theme.scale))
        spacing: 2 * Theme.unit
        wanted: go

        Title {
            width: parent.width
            visible: text
            text: ending.erased ? Words.text("ui.leaving.erased.title")
                : ending.over ? Words.text("ui.backups.not_restored.title") : ""
        }
        Outcome {
            width: parent.width
            doing: ending.doing
            name: ending.doing.act
        }
        Prose {
            width: parent.width
            quiet: true
            text: ending.erased ? Words.text("ui.leaving.erased.about")
                : ending.over ? Words.text("ui.backups.not_restored")
                : Words.text(ending.doing.act === "erase" ? "ui.leaving.erase.busy" : "ui.backups.closing")
        }
        Panel {
            visible: ending.erased
            Repeater {
                model: ending.settings.leaving.remains
                Prose {
                    required property string modelData
                    width: parent ? (parent as Item).width : 0
                    even: true
                    text: modelData
                }
            }
        }
        Button {
            id: go
            primary: true
            focus: true
            visible: ending.over
            text: Words.text(ending.erased ? "ui.leaving.erased.go" : "ui.settings.to_lock")
            onClicked: ending.settings.finish()
        }
    }
}
