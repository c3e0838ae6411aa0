pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Going back to an automatic backup.
Column {
    id: panel
    required property DoubtModel doubt
    property bool opened: false
    spacing: Theme.unit

    onOpenedChanged: {
        if (!opened)
            return
        // Where the field is must be known before it is brought into sight.
        list.forceLayout()
        forceLayout()
        pass.forceActiveFocus(Qt.TabFocusReason)
    }

    Button {
        width: parent.width
        enabled: panel.doubt.count > 0 && !panel.doubt.busy
        text: Words.text(panel.opened ? "ui.doubt.restore.leave" : "ui.doubt.restore")
        Accessible.description: about.text
        onClicked: panel.opened = !panel.opened
    }
    Caption {
        id: about
        width: parent.width
        text: Words.text(panel.doubt.count > 0 ? "ui.doubt.restore.about" : "ui.doubt.restore.none")
        bottomPadding: panel.opened ? Theme.unit : 0
    }
    Card {
        width: parent.width
        height: list.height + 2 * Theme.unit
        visible: panel.opened
        Column {
            id: list
            x: Theme.unit
            y: Theme.unit
            width: parent.width - 2 * Theme.unit
            spacing: Theme.half
            Accessible.role: Accessible.Grouping
            Accessible.name: Words.text("ui.doubt.restore")
            Repeater {
                model: panel.doubt.backups
                Choice {
                    required property string point
                    required property string words
                    width: list.width
                    leftward: true
                    text: words
                    chosen: panel.doubt.chosen === point
                    onClicked: panel.doubt.choose(point)
                }
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
        error: panel.opened ? panel.doubt.message : ""
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
        visible: text && !panel.opened
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
