pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The settings: their parts at the left, or above where it is narrow, and one of them shown.
FocusScope {
    id: screen
    objectName: "settingsScreen"
    required property SettingsModel settings
    required property UnlockModel unlock
    readonly property bool wide: width >= 760 * Math.sqrt(Theme.scale)
    readonly property var icons: ({
        "vault": "lock", "backups": "backup", "leaving": "export", "trail": "trail",
        "locking": "clock", "appearance": "sun", "keys": "keyboard", "privacy": "shield",
        "ledger": "airplane", "servers": "server",
        "problems": "warning", "diagnostics": "figures", "about": "about"
    })
    readonly property string shown: settings.closing ? "ending" : settings.part

    function bring() {
        const about = { "settings": settings }
        switch (shown) {
        case "vault":
            return part.setSource("VaultPart.qml", about)
        case "backups":
            return part.setSource("BackupsPart.qml", about)
        case "leaving":
            return part.setSource("LeavingPart.qml", about)
        case "locking":
            return part.setSource("LockingPart.qml", { "settings": settings, "unlock": unlock })
        case "appearance":
            return part.setSource("AppearancePart.qml", about)
        case "keys":
            return part.setSource("KeysPart.qml", about)
        case "trail":
            return part.setSource("TrailPart.qml", about)
        case "problems":
            return part.setSource("ProblemsPart.qml", about)
        case "diagnostics":
            return part.setSource("DiagnosticsPart.qml", about)
        case "privacy":
            return part.setSource("PrivacyPart.qml", about)
        case "ledger":
            return part.setSource("LedgerPart.qml", { "ledger": settings.ledger })
        case "servers":
            return part.setSource("ServersPart.qml", { "settings": settings, "servers": settings.servers })
        case "about":
            return part.setSource("AboutPart.qml", about)
        case "ending":
            return part.setSource("Ending.qml", about)
        }
    }
    onShownChanged: {
        bring()
        if (shown === "ending")
            part.forceActiveFocus()
    }

    Scroll {
        id: side
        width: screen.wide ? measure + 4 * Theme.unit : parent.width
        height: screen.wide ? parent.height : contentHeight
        visible: !screen.settings.closing
        edge: screen.wide ? 3 * Theme.unit : Theme.unit
        measure: screen.wide ? 208 * Math.sqrt(Theme.scale) : parent.width - 4 * Theme.unit

        Flow {
            id: list
            width: parent.width
            spacing: Theme.half
            Accessible.role: Accessible.PageTabList
            Accessible.name: Words.text("ui.settings.parts")
            Repeater {
                model: screen.settings.parts
                Choice {
                    required property string modelData
                    width: screen.wide ? list.width : implicitWidth
                    implicitHeight: screen.wide ? Theme.control : Theme.small + 2 * Theme.unit
                    plain: true
                    icon: screen.icons[modelData]
                    leftward: screen.wide
                    focus: chosen
                    textColor: chosen ? Theme.ink : Theme.quiet
                    text: Words.text(`ui.settings.part.${modelData}`)
                    chosen: screen.settings.part === modelData
                    onClicked: screen.settings.open(modelData)
                }
            }
        }
    }
    Rectangle {
        anchors { left: parent.left; right: parent.right; top: part.top }
        height: 1
        visible: side.visible && !screen.wide
        color: Theme.rule
    }
    Loader {
        id: part
        anchors { right: parent.right; bottom: parent.bottom }
        anchors.left: screen.wide && side.visible ? side.right : parent.left
        anchors.top: screen.wide || !side.visible ? parent.top : side.bottom
    }
}
