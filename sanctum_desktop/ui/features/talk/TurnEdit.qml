import QtQuick
import Sanctum.Window
import "../../design"

// A turn of one's own, said in other words; Escape leaves it as it was.
FocusScope {
    id: edit
    required property BranchModel branches
    property real most: 12 * Theme.body
    implicitHeight: column.implicitHeight

    // The list does not go on to another turn from within.
    Keys.onUpPressed: event => event.accepted = true
    Keys.onDownPressed: event => event.accepted = true
    Keys.onEscapePressed: branches.leave()

    Column {
        id: column
        width: parent.width
        spacing: Theme.unit
        Area {
            id: words
            width: parent.width
            focus: true
            inputName: "edit"
            most: edit.most
            label: Words.text("ui.talk.act.edit")
            onTextChanged: edit.branches.keep(text)
            onAccepted: edit.branches.finish(text)
            Component.onCompleted: {
                text = edit.branches.halfway
                showEnd()
            }
        }
        Caption {
            width: parent.width
            text: Words.text("ui.talk.edit.kept")
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                icon: "send"
                primary: true
                enabled: words.text.trim() !== ""
                text: Words.text("ui.talk.edit.keep")
                onClicked: edit.branches.finish(words.text)
            }
            Button {
                plain: true
                text: Words.text("ui.talk.edit.leave")
                onClicked: edit.branches.leave()
            }
        }
    }
}
