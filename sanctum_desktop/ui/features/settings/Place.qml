pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Sanctum.Window
import "../../design"

// A place of the file system, typed or chosen. Our own dialog: the system's may remember the name.
Column {
    id: place
    required property string label
    property bool toRead: false
    property alias text: field.text
    property alias inputName: field.inputName
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: place.label
    }
    Field {
        id: field
        width: parent.width
        label: place.label
    }
    Button {
        x: -Theme.unit
        plain: true
        text: Words.text("ui.settings.choose")
        Accessible.description: place.label
        onClicked: {
            dialog.active = true
            place.toRead ? (dialog.item as FileDialog).open() : (dialog.item as FolderDialog).open()
        }
    }
    Loader {
        id: dialog
        active: false
        sourceComponent: place.toRead ? file : folder
    }
    Component {
        id: folder
        FolderDialog {
            options: FolderDialog.DontUseNativeDialog
            onAccepted: field.text = Places.inside(selectedFolder, field.text)
        }
    }
    Component {
        id: file
        FileDialog {
            options: FileDialog.DontUseNativeDialog
            onAccepted: field.text = Places.typed(selectedFile)
        }
    }
}
