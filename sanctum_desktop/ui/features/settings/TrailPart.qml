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

    Field {
        id: sought
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
    Panel {
        visible: list.count === 0 && sought.text !== ""
        Prose {
            width: parent.width
            quiet: true
            even: true
            text: Words.text("ui.trail.nothing")
        }
    }
    Card {
        id: card
        width: parent.width
        height: list.height + Theme.unit
        visible: list.count > 0
        ListView {
            id: list
            objectName: "trail"
            y: Theme.half
            x: y
            width: parent.width - 2 * x
            // What follows stands below it in sight, unless that leaves it too little.
            readonly property real rest: card.y + saving.height + part.spacing + 2 * part.edge + Theme.unit
            height: Math.max(0, Math.min(contentHeight, Math.max(part.height - rest, Math.min(part.height - 8 * Theme.unit, 22 * Theme.body))))
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
                required property int index
                required property string moment
                required property string words
                required property string detail
                readonly property bool reached: ListView.isCurrentItem && list.activeFocus
                width: ListView.view.width
                height: told.implicitHeight + 2 * Theme.unit
                radius: Theme.radiusSmall
                color: reached ? Theme.tint : "transparent"
                border.width: reached ? 2 : 0
                border.color: Theme.accent
                Rectangle {
                    x: 1.5 * Theme.unit
                    width: parent.width - 2 * x
                    height: 1
                    visible: entry.index > 0 && !entry.reached
                    color: Theme.rule
                }
                Column {
                    id: told
                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
                    anchors { leftMargin: 1.5 * Theme.unit; rightMargin: 1.5 * Theme.unit }
                    Prose {
                        width: parent.width
                        even: true
                        text: entry.detail ? `${entry.words}: ${entry.detail}` : entry.words
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        Accessible.role: Accessible.ListItem
                        Accessible.name: `${entry.moment}. ${text}`
                    }
                    Caption {
                        width: parent.width
                        even: true
                        text: entry.moment
                        Accessible.ignored: true
                    }
                }
            }
        }
        Bar {
            of: list
            x: card.width - width - 2
        }
    }
    Act {
        id: saving
        doing: part.settings.doing
        name: "trail"
        within: part
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
            primary: true
            enabled: !part.settings.doing.busy
            text: Words.text("ui.trail.save")
            onClicked: part.trail.save(target.text)
        }
    }
}
