pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Dialogs
import Sanctum.Window
import "../../design"

// The page as it will print; a line opens to the words it rests on.
FocusScope {
    id: screen
    objectName: "resumeScreen"
    required property ResumeModel resume
    // Where there is no room for both, the page and what is said of it take turns.
    readonly property bool wide: width >= 820 * Math.sqrt(Theme.scale)
    property bool aside: false

    FileDialog {
        id: target
        objectName: "target"
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        onAccepted: screen.resume.export(selectedFile)
    }
    Row {
        id: turns
        anchors { left: parent.left; top: parent.top; right: parent.right }
        anchors.leftMargin: 3 * Theme.unit
        anchors.topMargin: visible ? Theme.unit : 0
        height: visible ? implicitHeight + Theme.unit : 0
        visible: !screen.wide
        spacing: Theme.unit
        Choice {
            text: Words.text("ui.resume.turn.page")
            chosen: !screen.aside
            onClicked: screen.aside = false
        }
        Choice {
            id: notes
            text: Words.text("ui.resume.turn.aside")
            chosen: screen.aside
            onClicked: screen.aside = true
        }
    }
    Scroll {
        id: pages
        objectName: "pages"
        anchors { left: parent.left; top: turns.bottom; bottom: parent.bottom }
        anchors.right: screen.wide ? side.left : parent.right
        anchors.margins: 3 * Theme.unit
        visible: screen.wide || !screen.aside
        spacing: 3 * Theme.unit
        Accessible.role: Accessible.List
        Accessible.name: Words.text("ui.resume.pages")

        Repeater {
            model: screen.resume.pages
            Page {
                width: pages.sheet
                x: (pages.width - width) / 2
                resume: screen.resume
                onPicked: {
                    screen.aside = true
                    if (!screen.wide)
                        notes.forceActiveFocus()
                }
            }
        }
        Closing {
            id: closing
            width: pages.sheet
            x: (pages.width - width) / 2
            closing: screen.resume.closing
        }
        readonly property real sheet: Math.min(width, 820)
    }
    Prose {
        anchors.centerIn: pages
        visible: !screen.resume.written && pages.visible
        width: Math.min(pages.width, 420)
        horizontalAlignment: Text.AlignHCenter
        quiet: true
        text: Words.text(screen.resume.busy ? "ui.resume.busy" : "ui.resume.none")
    }
    Rectangle {
        id: side
        objectName: "side"
        anchors { right: parent.right; top: turns.bottom; bottom: parent.bottom }
        width: screen.wide ? Math.min(parent.width * 0.5, 320 * Math.sqrt(Theme.scale)) : parent.width
        visible: screen.wide || screen.aside
        color: Theme.surface
        Rectangle { width: 1; height: parent.height; color: Theme.rule }

        Scroll {
            anchors.fill: parent
            anchors.margins: 3 * Theme.unit
            spacing: 2 * Theme.unit

            Button {
                width: parent.width
                primary: true
                enabled: screen.resume.written && !screen.resume.busy
                text: Words.text("ui.resume.export")
                onClicked: target.open()
            }
            Look {
                objectName: "look"
                width: parent.width
                visible: screen.resume.written && !screen.resume.line.readOnly
                style: screen.resume.style
                busy: screen.resume.busy
            }
            Flow {
                x: -Theme.unit
                width: parent.width + 2 * Theme.unit
                visible: screen.resume.closing.told || screen.resume.undoable
                Button {
                    plain: true
                    visible: screen.resume.closing.told
                    text: Words.text("ui.closing.see")
                    onClicked: {
                        screen.aside = false
                        closing.forceActiveFocus()
                        closing.nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
                    }
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
                visible: screen.resume.line.words
                resume: screen.resume
            }
            Prose {
                width: parent.width
                visible: !screen.resume.line.words && screen.resume.written
                quiet: true
                font.pixelSize: Theme.small
                text: Words.text("ui.resume.choose")
            }
            Notes {
                width: parent.width
                title: Words.text("ui.resume.gaps")
                notes: screen.resume.gaps
            }
            Spare {
                width: parent.width
                resume: screen.resume
            }
            Notes {
                width: parent.width
                title: Words.text("ui.resume.refused")
                notes: screen.resume.refused
            }
        }
    }
}
