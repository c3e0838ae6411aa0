import QtQuick
import Sanctum.Window
import "../../design"

// Whom one talks with, why the Guide answers where it does, and what opens beside the talk.
Item {
    id: head
    required property TalkModel talk
    property bool listed: false
    property bool wide: false
    signal listing
    signal besiding
    implicitHeight: Math.max(mark.height, told.height, buttons.height)

    Rectangle {
        id: mark
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.control
        height: width
        radius: width / 2
        color: Theme.tint
        Icon {
            anchors.centerIn: parent
            name: head.talk.company.icon
            color: Theme.accent
        }
    }
    Column {
        id: told
        anchors { left: mark.right; right: buttons.left; verticalCenter: parent.verticalCenter }
        anchors.leftMargin: 1.5 * Theme.unit
        Title {
            width: parent.width
            size: Theme.lead
            text: head.talk.company.name
        }
        Caption {
            width: parent.width
            visible: text
            lineHeight: 1.1
            text: head.talk.company.why
        }
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: -Theme.unit; verticalCenter: parent.verticalCenter }
        IconButton {
            visible: head.talk.company.offered
            enabled: !head.talk.busy || head.talk.stoppable
            icon: "person"
            text: Words.text("ui.company.home")
            onClicked: head.talk.company.ask()
        }
        IconButton {
            visible: !head.listed
            icon: "list"
            text: Words.text("ui.talks.open")
            onClicked: head.listing()
        }
        IconButton {
            visible: !head.wide
            icon: head.talk.company.isGem ? "quote" : "about"
            text: Words.text(head.talk.company.isGem ? "ui.facts.open" : "ui.beside.open")
            onClicked: head.besiding()
        }
    }
}
