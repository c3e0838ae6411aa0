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
    // What came is to be seen.
    signal told(item: Item)
    onHeightChanged: if (visible) told(working)

    Progress {
        width: parent.width
        visible: working.work.busy
        words: working.work.words
        share: working.work.share
        cancellable: true
        onCancelled: working.work.leave()
    }
    Note {
        width: parent.width
        bad: working.work.bad
        text: working.work.busy ? "" : working.work.message
    }
}
