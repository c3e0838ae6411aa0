pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What a server may be used for: each with what is sent then, and whether each text is shown first.
Section {
    id: uses
    required property ServersModel servers
    required property DoingModel doing
    required property string key
    required property bool here
    required property bool free
    required property var purposes
    required property var unseen
    // Where the words of a toggle begin.
    readonly property real inset: Math.round(2.625 * Theme.body) + 1.5 * Theme.unit
    title: Words.text("ui.servers.purposes")

    Repeater {
        model: uses.servers.purposes
        Column {
            id: use
            required property string modelData
            readonly property bool on: uses.purposes.includes(modelData)
            readonly property bool shown: !uses.unseen.includes(modelData)
            width: parent ? (parent as Item).width : 0
            Toggle {
                width: Math.min(implicitWidth, parent.width)
                enabled: uses.free
                text: Words.text(`ui.servers.purpose.${use.modelData}`)
                checked: use.on
                Accessible.description: sent.text
                onToggled: on => uses.servers.using.use(uses.key, use.modelData, on)
            }
            Caption {
                id: sent
                x: uses.inset
                width: parent.width - x
                text: Words.text(`ui.servers.sent.${use.modelData}`)
            }
            Column {
                x: uses.inset
                width: parent.width - x
                visible: use.on && !uses.here
                topPadding: Theme.half
                Toggle {
                    width: Math.min(implicitWidth, parent.width)
                    enabled: uses.free
                    text: Words.text("ui.servers.show_each")
                    checked: use.shown
                    Accessible.description: Words.text(`ui.servers.purpose.${use.modelData}`)
                    onToggled: on => uses.servers.using.showEach(uses.key, use.modelData, on)
                }
                Caption {
                    x: uses.inset
                    width: parent.width - x
                    visible: !use.shown
                    text: Words.text("ui.servers.unseen")
                }
            }
        }
    }
    Caption {
        width: parent.width
        text: Words.text("ui.servers.never_sent")
    }
    Outcome {
        width: parent.width
        doing: uses.doing
        name: `${uses.key}.use`
    }
}
