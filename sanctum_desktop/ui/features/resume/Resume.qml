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
    readonly property bool wide: width >= 720 * Math.sqrt(Theme.scale)
    property bool aside: false

    FileDialog {
        id: target
        fileMode: FileDialog.SaveFile
        defaultSuffix: "pdf"
        nameFilters: ["PDF (*.pdf)"]
        onAccepted: screen.resume.export(selectedFile)
    }
    Row {
        id: turns
        anchors { left: parent.left; top: parent.top; right: parent.right }
        anchors.margins: visible ? Theme.unit : 0
        height: visible ? implicitHeight : 0
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
    ListView {
        id: pages
        anchors { left: parent.left; top: turns.bottom; bottom: parent.bottom }
        anchors.right: screen.wide ? side.left : parent.right
        anchors.margins: 3 * Theme.unit
        visible: screen.wide || !screen.aside
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
            onPicked: {
                screen.aside = true
                if (!screen.wide)
                    notes.forceActiveFocus()
            }
        }
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

        Flickable {
            id: scroll
            // What the keyboard has reached is always in sight.
            readonly property Item reached: Window.activeFocusItem
            onReachedChanged: {
                let within = reached
                while (within && within !== column)
                    within = within.parent
                if (!within)
                    return
                const top = reached.mapToItem(column, 0, 0).y
                const highest = top + reached.height - height
                contentY = Math.max(Math.min(contentY, top), highest, 0)
            }
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
                Look {
                    objectName: "look"
                    width: parent.width
                    visible: screen.resume.written
                    style: screen.resume.style
                    busy: screen.resume.busy
                }
                Button {
                    plain: true
                    visible: screen.resume.undoable
                    text: Words.text("ui.undo")
                    onClicked: screen.resume.undo()
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
}
