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
    visible: ours && (doing.slow || doing.message !== "")
    spacing: Theme.unit
    onHeightChanged: {
        let around = parent
        while (around && !(around instanceof Part))
            around = around.parent
        if (around && visible)
            Qt.callLater((around as Part).bring, outcome)
    }

    Prose {
        width: parent.width
        visible: outcome.doing.slow
        quiet: true
        text: outcome.busy || Words.text("ui.settings.busy")
    }
    Rectangle {
        id: track
        width: parent.width
        height: Theme.unit / 2
        radius: height / 2
        visible: outcome.doing.slow
        color: Theme.tint
        clip: true
        Accessible.role: Accessible.ProgressBar
        Accessible.name: outcome.busy
        Rectangle {
            id: chip
            width: Theme.still ? track.width : track.width / 4
            height: parent.height
            radius: height / 2
            color: Theme.accent
            opacity: Theme.still ? 0.5 : 1
            SequentialAnimation on x {
                running: outcome.visible && outcome.doing.slow && !Theme.still
                loops: Animation.Infinite
                NumberAnimation { to: track.width - chip.width; duration: 1400; easing.type: Easing.InOutSine }
                NumberAnimation { to: 0; duration: 1400; easing.type: Easing.InOutSine }
            }
        }
    }
    Button {
        visible: outcome.doing.slow && outcome.doing.leavable
        plain: true
        text: Words.text("ui.settings.leave")
        onClicked: outcome.doing.leave()
    }
    Prose {
        width: parent.width
        visible: !outcome.doing.busy && text
        text: outcome.doing.message
        color: outcome.doing.bad ? Theme.alert : Theme.ink
        Accessible.role: Accessible.AlertMessage
    }
}
