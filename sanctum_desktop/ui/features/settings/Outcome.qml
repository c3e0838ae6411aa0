import QtQuick
import Sanctum.Window
import "../../design"

// How an act goes: what is happening, once it takes long, and how it ended.
Column {
    id: outcome
    required property DoingModel doing
    required property string name
    property string busy: ""
    readonly property bool ours: doing.act === name
    visible: ours && (doing.busy || doing.message !== "")
    spacing: Theme.unit
    onHeightChanged: {
        let around = parent
        while (around && !(around instanceof Part))
            around = around.parent
        if (around && visible)
            Qt.callLater((around as Part).bring, outcome)
    }

    Progress {
        width: parent.width
        visible: outcome.doing.busy
        words: outcome.busy || Words.text("ui.settings.busy")
        cancellable: outcome.doing.leavable
        onCancelled: outcome.doing.leave()
    }
    Item {
        width: parent.width
        height: words.implicitHeight
        visible: !outcome.doing.busy && words.text
        Icon {
            id: sign
            name: outcome.doing.bad ? "warning" : "check"
            color: outcome.doing.bad ? Theme.alert : Theme.good
            y: (words.implicitHeight / Math.max(1, words.lineCount) - height) / 2
        }
        Prose {
            id: words
            x: sign.width + Theme.unit
            width: parent.width - x
            even: true
            text: outcome.doing.message
            color: outcome.doing.bad ? Theme.alert : Theme.ink
            Accessible.role: Accessible.AlertMessage
        }
    }
}
