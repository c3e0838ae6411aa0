pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// What models are for, who words things now, and the ways to a model.
Item {
    id: head
    required property ModelsModel models
    required property real measure
    signal told(item: Item)
    height: column.implicitHeight + 5 * Theme.unit

    function begin() { look.forceActiveFocus(Qt.TabFocusReason) }

    Column {
        id: column
        anchors.horizontalCenter: parent.horizontalCenter
        y: 4 * Theme.unit
        width: head.measure
        spacing: 2 * Theme.unit

        Column {
            width: parent.width
            spacing: Theme.unit
            Title {
                width: parent.width
                text: Words.text("ui.rail.models")
            }
            Prose {
                width: parent.width
                quiet: true
                text: Words.text("ui.models.about")
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                id: look
                objectName: "look"
                focus: true
                primary: head.models.none && head.models.opened === "" && !again.visible
                icon: "search"
                enabled: !head.models.work.busy || busy
                busy: head.models.work.busy && head.models.work.act === "look"
                text: Words.text("ui.models.look")
                Accessible.description: note.text
                onClicked: head.models.look()
            }
            Button {
                id: choose
                icon: "file"
                enabled: !head.models.work.busy
                text: Words.text("ui.models.file")
                onClicked: choosing.dialog.askFile("")
            }
            Button {
                plain: true
                visible: head.models.hosted
                text: Words.text("ui.models.servers")
                onClicked: head.models.showServers()
            }
        }
        Caption {
            id: note
            width: parent.width
            text: Words.text("ui.models.look.about")
        }
        Working {
            width: parent.width
            work: head.models.work
            of: ""
            onTold: item => head.told(item)
        }
        Prose {
            width: parent.width
            visible: head.models.none && !again.visible
            text: Words.text("ui.models.what")
        }
        Uses {
            visible: head.models.uses.told
            uses: head.models.uses
        }
        Progress {
            width: parent.width
            visible: !head.models.ready
            words: Words.text("ui.models.opening")
        }
        Note {
            width: parent.width
            text: head.models.message
        }
        Button {
            id: again
            visible: head.models.message !== ""
            primary: true
            text: Words.text("ui.models.again")
            onClicked: head.models.show()
        }
    }
    FileDialog {
        id: choosing
        title: Words.text("ui.models.file.title")
        onAccepted: path => head.models.addFile(path)
    }
}
