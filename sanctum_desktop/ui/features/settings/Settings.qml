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
        "problems": "warning", "about": "about"
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
        case "privacy":
            return part.setSource("PrivacyPart.qml", about)
        case "about":
            return part.setSource("AboutPart.qml", about)
        case "ending":
            return part.setSource("Ending.qml", about)
        }
    }
    Component.onCompleted: bring()
    onShownChanged: {
        bring()
        if (shown === "ending")
            part.forceActiveFocus()
    }

    Flow {
        id: list
        anchors { left: parent.left; top: parent.top; margins: 3 * Theme.unit }
        anchors.topMargin: screen.wide ? 3 * Theme.unit : Theme.unit
        width: screen.wide ? 200 * Math.sqrt(Theme.scale) : parent.width - 6 * Theme.unit
        visible: !screen.settings.closing
        spacing: screen.wide ? Theme.unit / 2 : 0
        Accessible.role: Accessible.PageTabList
        Accessible.name: Words.text("ui.settings.parts")
        Repeater {
            model: screen.settings.parts
            Choice {
                required property string modelData
                width: screen.wide ? list.width : implicitWidth + Theme.unit
                implicitHeight: screen.wide ? Math.max(40, Theme.body + 3 * Theme.unit)
                                            : Theme.small + 2 * Theme.unit
                plain: true
                icon: screen.icons[modelData]
                leftward: screen.wide
                focus: chosen
                text: Words.text(`ui.settings.part.${modelData}`)
                chosen: screen.settings.part === modelData
                onClicked: screen.settings.open(modelData)
            }
        }
    }
    Loader {
        id: part
        anchors { right: parent.right; bottom: parent.bottom; rightMargin: 3 * Theme.unit }
        anchors.leftMargin: 3 * Theme.unit
        anchors.left: screen.wide && list.visible ? list.right : parent.left
        anchors.top: screen.wide || !list.visible ? parent.top : list.bottom
        anchors.topMargin: screen.wide ? 3 * Theme.unit : 2 * Theme.unit
    }
}
