pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Where the person stands, and the one thing to do next.
FocusScope {
    id: screen
    required property HomeModel home
    objectName: "homeScreen"

    Scroll {
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: badge.top }
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 640 * Math.sqrt(Theme.scale))
        spacing: 4 * Theme.unit
        visible: screen.home.ready

        Column {
            width: parent.width
            spacing: Theme.unit
            Title {
                width: parent.width
                size: Theme.display
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
        Flow {
            width: parent.width
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
    }
    Privacy {
        id: badge
        anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter; bottomMargin: 2 * Theme.unit }
        onClicked: screen.home.showPrivacy()
    }
}
