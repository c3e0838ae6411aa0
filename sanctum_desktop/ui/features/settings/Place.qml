import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// A place of the file system, typed or chosen.
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
        onClicked: place.toRead ? choosing.dialog.askFile(field.text) : choosing.dialog.askFolder(field.text)
    }
    FileDialog {
        id: choosing
        onAccepted: path => field.text = place.toRead ? path : Places.inside(path, field.text)
    }
}
