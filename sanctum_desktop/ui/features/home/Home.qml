pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Where the person stands, and the one thing to do next: always in sight, however large the text.
FocusScope {
    id: screen
    required property HomeModel home
    readonly property real gap: (Theme.scale > 1.4 ? 2 : 4) * Theme.unit
    readonly property real measure: Math.min(width - 8 * Theme.unit, 640 * Math.sqrt(Theme.scale))
    readonly property real room: badge.y - next.height - 2 * gap
    objectName: "homeScreen"
    Keys.forwardTo: [told]

    Scroll {
        id: told
        anchors.horizontalCenter: parent.horizontalCenter
        width: screen.measure
        height: Math.max(0, Math.min(contentHeight, screen.room - y))
        y: Math.max(2 * Theme.unit, (screen.room - contentHeight) / 2)
        spacing: screen.gap
        visible: screen.home.ready

        Column {
            width: parent.width
            spacing: Theme.unit
            Title {
                width: parent.width
                size: Theme.scale > 1.4 ? Theme.title : Theme.display
                text: screen.home.greeting
            }
            Prose {
                width: parent.width
                visible: text
                quiet: true
                font.pixelSize: Theme.lead
                text: screen.home.welcome
            }
        }
        Lessons {
            width: parent.width
            visible: screen.home.action && !screen.home.begun
        }
        Last {
            width: parent.width
            visible: screen.home.begun
            home: screen.home
        }
        Prose {
            width: parent.width
            visible: text
            text: screen.home.message
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
    }
    Flow {
        id: next
        anchors.horizontalCenter: parent.horizontalCenter
        y: told.y + told.height + screen.gap
        width: screen.measure
        spacing: 2 * Theme.unit
        Button {
            objectName: "next"
            visible: text
            focus: true
            primary: true
            text: screen.home.action
            onClicked: screen.home.go()
        }
        Button {
            plain: true
            visible: text
            text: screen.home.other
            onClicked: screen.home.goOther()
        }
    }
    Privacy {
        id: badge
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter; bottomMargin: 2 * Theme.unit }
        onClicked: screen.home.showPrivacy()
    }
}
