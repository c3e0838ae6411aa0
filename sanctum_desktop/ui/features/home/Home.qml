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
        visible: screen.home.ready || screen.home.message

        Column {
            width: parent.width
            visible: screen.home.greeting
            spacing: 1.5 * Theme.unit
            Title {
                width: parent.width
                size: Theme.scale > 1.4 ? Theme.title : Theme.display
                text: screen.home.greeting
            }
            Prose {
                width: parent.width
                visible: text
                quiet: true
                even: true
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
        Card {
            width: parent.width
            height: fault.implicitHeight + 6 * Theme.unit
            visible: screen.home.message
            Icon {
                id: sign
                x: 3 * Theme.unit
                y: fault.y + (fault.implicitHeight / Math.max(1, fault.lineCount) - height) / 2
                name: "warning"
                color: Theme.alert
            }
            Prose {
                id: fault
                anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors { leftMargin: 1.5 * Theme.unit; rightMargin: 3 * Theme.unit }
                even: true
                text: screen.home.message
                color: Theme.alert
                Accessible.role: Accessible.AlertMessage
            }
        }
    }
    // More lies below.
    Rectangle {
        visible: told.visible && !told.atYEnd
        x: told.x
        y: told.y + told.height
        width: told.width
        height: 1
        color: Theme.rule
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
        Button {
            plain: true
            visible: screen.home.company && screen.home.ready
            text: Words.text("ui.company.home")
            onClicked: screen.home.askCompany()
        }
    }
    Privacy {
        id: badge
        // Its words begin where the others do.
        x: next.x - Theme.unit
        anchors { bottom: parent.bottom; bottomMargin: 2 * Theme.unit }
        icon: screen.home.leftSign
        text: screen.home.left
        onClicked: screen.home.showLeft()
    }
}
