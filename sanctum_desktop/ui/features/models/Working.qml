import QtQuick
import Sanctum.Window
import "../../design"

// How a long act on one model goes, and how it ended; `of` is the model's key.
Column {
    id: working
    required property ModelWorkModel work
    required property string of
    readonly property bool ours: work.of === of
    visible: ours && (work.busy || work.message !== "")

    Progress {
        width: parent.width
        visible: working.work.busy
        words: working.work.words
        share: working.work.share
        cancellable: true
        onCancelled: working.work.leave()
    }
    Item {
        width: parent.width
        height: words.implicitHeight
        visible: !working.work.busy && words.text
        Icon {
            id: sign
            name: working.work.bad ? "warning" : "info"
            color: working.work.bad ? Theme.alert : Theme.quiet
            y: (words.implicitHeight / Math.max(1, words.lineCount) - height) / 2
        }
        Prose {
            id: words
            x: sign.width + Theme.unit
            width: parent.width - x
            even: true
            text: working.work.message
            color: working.work.bad ? Theme.alert : Theme.ink
            Accessible.role: Accessible.AlertMessage
        }
    }
}
