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
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 640 * Math.sqrt(Theme.scale))
        spacing: 3 * Theme.unit
        visible: screen.home.ready

        Prose {
            width: parent.width
            text: screen.home.greeting
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1.1
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            visible: text
            quiet: true
            text: screen.home.welcome
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
            spacing: Theme.unit
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
            width: parent.width
            onClicked: screen.home.showPrivacy()
        }
    }
}
