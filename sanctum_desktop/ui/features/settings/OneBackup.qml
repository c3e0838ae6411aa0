import QtQuick
import Sanctum.Window
import "../../design"

// Proves one backup, or goes back to it once that was asked and said again.
Column {
    id: one
    required property BackupsModel backups
    required property DoingModel doing
    required property string point
    property bool asking: false
    spacing: 2 * Theme.unit
    topPadding: Theme.half
    bottomPadding: 2 * Theme.unit

    Place {
        id: elsewhere
        width: parent.width
        visible: one.point === ""
        toRead: true
        inputName: "restorePlace"
        label: Words.text("ui.backups.other.place")
    }
    Secret {
        id: secret
        width: parent.width
        inputName: "backupPassphrase"
        label: Words.text("ui.backups.one.passphrase")
        onAccepted: if (!one.asking) prove.clicked()
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: !one.asking
        Button {
            id: prove
            enabled: !one.doing.busy
            text: Words.text("ui.backups.prove")
            onClicked: one.backups.prove(one.point, elsewhere.text, secret.taken())
        }
        Button {
            id: back
            enabled: !one.doing.busy
            text: Words.text("ui.backups.restore")
            onClicked: {
                one.asking = true
                leave.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
    Prose {
        width: parent.width
        visible: one.asking
        text: Words.text("ui.backups.restore.about")
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: one.asking
        Button {
            danger: true
            enabled: !one.doing.busy
            text: Words.text("ui.backups.restore.do")
            onClicked: one.backups.restore(one.point, elsewhere.text, secret.taken())
        }
        Button {
            id: leave
            text: Words.text("ui.backups.restore.not")
            onClicked: {
                one.asking = false
                back.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
    Outcome {
        width: parent.width
        doing: one.doing
        name: "backup.one"
        busy: Words.text("ui.backups.one.busy")
    }
}
