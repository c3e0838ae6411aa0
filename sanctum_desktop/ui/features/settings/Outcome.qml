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
    Prose {
        width: parent.width
        visible: !outcome.doing.busy && text
        text: outcome.doing.message
        color: outcome.doing.bad ? Theme.alert : Theme.ink
        Accessible.role: Accessible.AlertMessage
    }
}
