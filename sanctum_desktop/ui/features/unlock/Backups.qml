pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Going back to an automatic backup.
Column {
    id: panel
    required property DoubtModel doubt
    property bool opened: false
    spacing: 2 * Theme.unit

    Button {
        width: parent.width
        enabled: panel.doubt.count > 0 && !panel.doubt.busy
        text: Words.text(panel.opened ? "ui.doubt.restore.leave" : "ui.doubt.restore")
        Accessible.description: about.text
        onClicked: panel.opened = !panel.opened
    }
    Prose {
        id: about
        width: parent.width
        quiet: true
        font.pixelSize: Theme.small
        text: Words.text(panel.doubt.count > 0 ? "ui.doubt.restore.about" : "ui.doubt.restore.none")
        bottomPadding: Theme.unit
    }
    Column {
        width: parent.width
        visible: panel.opened
        spacing: Theme.unit / 2
        Accessible.role: Accessible.Grouping
        Accessible.name: Words.text("ui.doubt.restore")
        Repeater {
            model: panel.doubt.backups
            Choice {
                required property string point
                required property string words
                width: panel.width
                text: words
                chosen: panel.doubt.chosen === point
                onClicked: panel.doubt.choose(point)
            }
        }
    }
    Field {
        id: pass
        width: parent.width
        visible: panel.opened
        secret: true
        label: Words.text("ui.doubt.passphrase")
        hint: label
        onAccepted: panel.go()
    }
    Button {
        width: parent.width
        visible: panel.opened
        danger: true
        enabled: !panel.doubt.busy && pass.text
        text: Words.text(panel.doubt.busy ? "ui.doubt.busy" : "ui.doubt.restore.go")
        onClicked: panel.go()
    }
    Prose {
        width: parent.width
        visible: text
        text: panel.doubt.message
        color: Theme.alert
        Accessible.role: Accessible.AlertMessage
    }
    Progress {
        width: parent.width
        visible: panel.doubt.busy
        words: Words.text("ui.doubt.working")
    }
    function go() {
        panel.doubt.restore(pass.text)
        pass.text = ""
    }
}
