import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// A place of the file system, typed or chosen.
Flow {
    id: place
    required property string label
    property bool toRead: false
    property alias text: field.text
    property alias inputName: field.inputName
    // Beside its field where there is room.
    readonly property bool wide: width >= 28 * Theme.body
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: place.label
    }
    Field {
        id: field
        width: place.wide ? parent.width - choose.width - place.spacing : parent.width
        label: place.label
    }
    Button {
        id: choose
        height: place.wide ? field.height : implicitHeight
        text: Words.text("ui.settings.choose")
        Accessible.description: place.label
        onClicked: place.toRead ? choosing.dialog.askFile(field.text) : choosing.dialog.askFolder(field.text)
    }
    FileDialog {
        id: choosing
        onAccepted: path => field.text = place.toRead ? path : Places.inside(path, field.text)
    }
}
