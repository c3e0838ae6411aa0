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
    Note {
        width: parent.width
        bad: outcome.doing.bad
        icon: bad ? "warning" : "check"
        text: outcome.doing.busy ? "" : outcome.doing.message
    }
}
