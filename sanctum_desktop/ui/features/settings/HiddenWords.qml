pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The words that were hidden from servers, each with the way to take it back.
Column {
    id: part
    objectName: "hiddenWords"
    required property HiddenModel hidden
    required property DoingModel doing
    required property bool readOnly
    width: parent ? (parent as Item).width : 0
    visible: list.count > 0 || done.visible
    spacing: 1.5 * Theme.unit

    // The keyboard was on the word that went.
    function stay(at: int) {
        if (list.count > 0)
            (list.itemAt(Math.min(at, list.count - 1)) as One).reach()
        else
            part.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    }
    component One: Row {
        id: one
        required property string words
        required property string sent
        width: parent ? (parent as Item).width : 0
        spacing: 2 * Theme.unit
        function reach() { back.forceActiveFocus(Qt.TabFocusReason) }
        Known {
            width: parent.width - back.width - parent.spacing
            anchors.verticalCenter: parent.verticalCenter
            label: one.words
            value: one.sent
            room: 9 * Theme.body
        }
        Button {
            id: back
            anchors.verticalCenter: parent.verticalCenter
            visible: !part.readOnly
            enabled: !part.doing.busy
            text: Words.text("ui.servers.words.take_back")
            Accessible.description: one.words
            onClicked: part.hidden.takeBack(one.words)
        }
    }

    Heading {
        width: parent.width
        text: Words.text("ui.servers.words")
    }
    Caption {
        width: parent.width
        text: Words.text("ui.servers.words.about")
    }
    Repeater {
        id: list
        model: part.hidden.rows
        onItemRemoved: at => {
            if (part.doing.busy && part.doing.act === "hidden")
                Qt.callLater(part.stay, at)
        }
        delegate: One {}
    }
    Outcome {
        id: done
        width: parent.width
        doing: part.doing
        name: "hidden"
    }
}
