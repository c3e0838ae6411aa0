import QtQuick
import Sanctum.Window
import "../../design"

// How saving went, and what else must be said of the page.
Column {
    id: outcome
    required property ResumeModel resume
    readonly property ExportModel saving: resume.saving
    visible: resume.message !== "" || saving.busy
    spacing: Theme.unit

    Progress {
        width: parent.width
        running: outcome.saving.busy
        visible: running
        words: Words.text("ui.export.busy")
        cancellable: true
        onCancelled: outcome.saving.stop()
    }
    Row {
        width: parent.width
        visible: said.text !== ""
        spacing: Theme.unit
        Icon {
            id: sign
            name: outcome.saving.saved !== "" ? "check" : "info"
            y: Math.round(0.15 * Theme.body)
            size: Math.round(1.25 * Theme.small)
            color: outcome.saving.saved !== "" ? Theme.good : Theme.quiet
        }
        Prose {
            id: said
            width: parent.width - sign.width - parent.spacing
            text: outcome.resume.message
            Accessible.role: Accessible.AlertMessage
        }
    }
    Caption {
        x: said.x
        width: parent.width - x
        visible: outcome.saving.saved !== ""
        text: Words.text("ui.export.place").replace("{place}", outcome.saving.saved)
    }
    Button {
        x: -Theme.unit
        plain: true
        icon: "folder"
        visible: outcome.saving.saved !== ""
        text: Words.text("ui.export.reveal")
        onClicked: outcome.saving.reveal()
    }
}
