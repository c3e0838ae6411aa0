pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Sanctum.Window
import "../../design"

// The page as it will print; a line opens to the words it rests on.
FocusScope {
    id: screen
    required property ResumeModel resume
    readonly property bool wide: width >= 720 * Math.sqrt(Theme.scale)

    FileDialog {
        id: target
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        onAccepted: screen.resume.export(selectedFile)
    }
    ListView {
        id: pages
        anchors { left: parent.left; top: parent.top; right: side.left; bottom: parent.bottom }
        anchors.margins: 3 * Theme.unit
        model: screen.resume.pages
        spacing: 2 * Theme.unit
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.resume.pages")
        delegate: Page {
            width: Math.min(ListView.view.width, 820)
            x: (ListView.view.width - width) / 2
            resume: screen.resume
        }
    }
    Prose {
        anchors.centerIn: pages
        visible: !screen.resume.written
        width: Math.min(pages.width, 420)
        horizontalAlignment: Text.AlignHCenter
        quiet: true
        text: Words.text(screen.resume.busy ? "ui.resume.busy" : "ui.resume.none")
    }
    Rectangle {
        id: side
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: Math.min(parent.width * 0.5, 320 * Math.sqrt(Theme.scale))
        color: Theme.surface
        Rectangle { width: 1; height: parent.height; color: Theme.rule }

        Flickable {
            anchors.fill: parent
            anchors.margins: 3 * Theme.unit
            contentHeight: column.implicitHeight
            clip: true
            boundsBehavior: Flickable.StopAtBounds

            Column {
                id: column
                width: parent.width
                spacing: 2 * Theme.unit

                Button {
                    width: parent.width
                    primary: true
                    enabled: screen.resume.written && !screen.resume.busy
                    text: Words.text("ui.resume.export")
                    onClicked: target.open()
                }
                Flow {
                    width: parent.width
                    spacing: Theme.unit
                    Choice {
                        text: Words.text("ui.resume.a4")
                        chosen: screen.resume.paper === "a4"
                        onClicked: screen.resume.set("a4")
                    }
                    Choice {
                        text: Words.text("ui.resume.letter")
                        chosen: screen.resume.paper === "us-letter"
                        onClicked: screen.resume.set("us-letter")
                    }
                    Button {
                        plain: true
                        visible: screen.resume.undoable
                        text: Words.text("ui.undo")
                        onClicked: screen.resume.undo()
                    }
                }
                Prose {
                    width: parent.width
                    visible: text
                    text: screen.resume.message
                    Accessible.role: Accessible.AlertMessage
                }
                LineProof {
                    width: parent.width
                    visible: screen.resume.line
                    resume: screen.resume
                }
                Prose {
                    width: parent.width
                    visible: !screen.resume.line && screen.resume.written
                    quiet: true
                    text: Words.text("ui.resume.choose")
                }
                Notes {
                    width: parent.width
                    title: Words.text("ui.resume.gaps")
                    notes: screen.resume.gaps
                }
                Notes {
                    width: parent.width
                    title: Words.text("ui.resume.refused")
                    notes: screen.resume.refused
                }
            }
        }
    }
}
