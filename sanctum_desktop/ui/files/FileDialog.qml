pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window

// Asks for a file or a folder, as its `dialog` is told to; the sheet is made at the first question.
Loader {
    id: asking
    readonly property FileDialogModel dialog: FileDialogModel {}
    property string title: ""
    signal accepted(path: string)

    active: false
    sourceComponent: FileSheet {
        dialog: asking.dialog
        title: asking.title || Words.text(`ui.${dialog.purpose}.title`)
    }
    Connections {
        target: asking.dialog
        function onAccepted(path: string) { asking.accepted(path) }
        function onChanged() {
            if (asking.dialog.opened)
                asking.active = true
        }
    }
}
