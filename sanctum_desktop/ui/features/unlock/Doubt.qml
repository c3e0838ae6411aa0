import QtQuick
import Sanctum.Window
import "../../design"

// What speaks against the vault that was opened, and the three ways on.
Column {
    id: asked
    required property DoubtModel doubt
    property alias restoring: backups.opened
    objectName: "asked"
    spacing: Theme.unit

    Title {
        width: parent.width
        text: Words.text("ui.doubt.title")
        bottomPadding: Theme.unit
    }
    Prose {
        width: parent.width
        text: asked.doubt.doubt
        Accessible.role: Accessible.AlertMessage
    }
    Prose {
        width: parent.width
        quiet: true
        text: Words.text("ui.doubt.about")
        bottomPadding: 1.5 * Theme.unit
    }
    Button {
        id: read
        objectName: "readOnly"
        width: parent.width
        primary: true
        focus: true
        enabled: !asked.doubt.busy
        text: Words.text("ui.doubt.read")
        Accessible.description: Words.text("ui.doubt.read.about")
        onClicked: asked.doubt.read()
    }
    Caption {
        width: parent.width
        text: Words.text("ui.doubt.read.about")
        bottomPadding: 1.5 * Theme.unit
    }
    Button {
        width: parent.width
        enabled: !asked.doubt.busy
        text: Words.text(asked.doubt.busy ? "ui.doubt.busy" : "ui.doubt.trust")
        Accessible.description: Words.text("ui.doubt.trust.about")
        onClicked: asked.doubt.trust()
    }
    Caption {
        width: parent.width
        text: Words.text("ui.doubt.trust.about")
        bottomPadding: 1.5 * Theme.unit
    }
    Backups {
        id: backups
        width: parent.width
        doubt: asked.doubt
    }
}
