import QtQuick
import Sanctum.Window
import "../../design"

// What is missing, what had no room and what was left out: said here, never printed.
Column {
    id: remarks
    required property ResumeModel resume
    spacing: 3 * Theme.unit

    Column {
        width: parent.width
        spacing: Theme.unit
        Notes {
            width: parent.width
            title: Words.text("ui.resume.gaps")
            notes: remarks.resume.notes.gaps
        }
        Caption {
            width: parent.width
            visible: remarks.resume.notes.gaps.length === 0
            text: Words.text("ui.resume.gaps.none")
        }
        Button {
            x: -Theme.unit
            width: Math.min(wide, parent.width + Theme.unit)
            plain: true
            icon: "talk"
            visible: remarks.resume.notes.gaps.length > 0 && !remarks.resume.line.readOnly
            text: Words.text("ui.resume.gap.ask")
            Accessible.description: remarks.resume.closing.question
            onClicked: remarks.resume.closing.tell()
        }
    }
    Spare {
        width: parent.width
        resume: remarks.resume
    }
    Notes {
        width: parent.width
        title: Words.text("ui.resume.refused")
        notes: remarks.resume.notes.refused
    }
}
