pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What was done with the vault, the newest first. Of the entries only those in sight are made.
Part {
    id: part
    required property SettingsModel settings
    readonly property TrailModel trail: settings.trail
    title: Words.text("ui.trail.title")
    about: Words.text("ui.trail.about")

    Act {
        doing: part.settings.doing
        name: "trail"
        title: Words.text("ui.trail.save.title")
        about: Words.text("ui.trail.save.about")
        open: Words.text("ui.trail.save.open")
        Place {
            id: target
            width: parent.width
            inputName: "trailPlace"
            label: Words.text("ui.settings.place")
            Component.onCompleted: text = part.trail.place()
        }
        Button {
            enabled: !part.settings.doing.busy
            text: Words.text("ui.trail.save")
            onClicked: part.trail.save(target.text)
        }
    }
    Field {
        width: parent.width
        inputName: "trailSearch"
        label: Words.text("ui.trail.search")
        hint: label
        onTextChanged: part.trail.search(text)
    }
    Heading {
        width: parent.width
        text: part.trail.message
    }
    ListView {
        id: list
        objectName: "trail"
        width: parent.width
        height: Math.max(0, Math.min(contentHeight, part.height))
        model: part.trail.rows
        currentIndex: -1
        clip: true
        reuseItems: true
        activeFocusOnTab: count > 0
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: Theme.moment
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.trail.title")
        onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
        delegate: Rectangle {
            id: entry
            required property string moment
            required property string words
            required property string detail
            readonly property bool reached: ListView.isCurrentItem && list.activeFocus
            width: ListView.view.width
            height: told.implicitHeight + 2 * Theme.unit
            radius: Theme.unit
            color: reached ? Theme.tint : "transparent"
            border.width: reached ? 2 : 0
            border.color: Theme.accent
            Column {
                id: told
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
                Prose {
                    width: parent.width
                    text: entry.detail ? `${entry.words}: ${entry.detail}` : entry.words
                    wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                    Accessible.role: Accessible.ListItem
                    Accessible.name: `${entry.moment}. ${text}`
                }
                Prose {
                    width: parent.width
                    quiet: true
                    font.pixelSize: Theme.small
                    text: entry.moment
                    Accessible.ignored: true
                }
            }
        }
    }
}
