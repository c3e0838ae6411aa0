pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One server: where it is, what it may be used for, its key, its caps, and the way to let it go.
Act {
    id: one
    required property ServersModel servers
    required property string key
    required property string called
    required property string model
    required property string address
    required property string kind
    required property string dialect
    required property string nearness
    required property string where
    required property string stands
    required property string today
    required property string used
    required property var purposes
    required property var unseen
    required property bool hasKey
    required property string requests
    required property string spending
    required property string priceIn
    required property string priceOut
    required property bool first
    readonly property bool free: !doing.busy && !servers.readOnly
    property bool removing: false
    property string spoken: dialect
    name: one.key
    title: one.called
    about: one.stands
    open: Words.text("ui.servers.open")
    onShownChanged: removing = false

    Prose {
        width: parent.width
        even: true
        text: one.where
    }
    Column {
        width: parent.width
        spacing: Theme.half
        Known {
            label: Words.text("ui.servers.address")
            value: one.address
            room: 8 * Theme.body
        }
        Known {
            label: Words.text("ui.servers.model.short")
            value: one.model
            room: 8 * Theme.body
        }
        Known {
            label: Words.text("ui.servers.kind")
            value: one.kind
            room: 8 * Theme.body
        }
        Known {
            label: Words.text("ui.servers.used")
            value: one.used
            room: 8 * Theme.body
        }
    }
    ServerKey {
        servers: one.servers
        doing: one.doing
        key: one.key
        here: one.nearness === "here"
        free: one.free
        hasKey: one.hasKey
    }
    ServerUses {
        servers: one.servers
        doing: one.doing
        key: one.key
        here: one.nearness === "here"
        free: one.free
        purposes: one.purposes
        unseen: one.unseen
    }
    ServerCaps {
        servers: one.servers
        doing: one.doing
        key: one.key
        here: one.nearness === "here"
        free: one.free
        today: one.today
        requests: one.requests
        spending: one.spending
        priceIn: one.priceIn
        priceOut: one.priceOut
    }
    Section {
        title: Words.text("ui.servers.name_and_model")
        Labelled {
            id: newName
            enabled: one.free
            inputName: "calledNow"
            label: Words.text("ui.servers.name")
            text: one.called
            onAccepted: rename.clicked()
        }
        Labelled {
            id: newAddress
            enabled: one.free
            inputName: "addressNow"
            label: Words.text("ui.servers.address")
            text: one.address
            onAccepted: rename.clicked()
        }
        Choices {
            title: Words.text("ui.servers.kind")
            Repeater {
                model: one.servers.kinds
                Choice {
                    required property string modelData
                    enabled: one.free
                    text: Words.text(`ui.servers.kind.${modelData}`)
                    chosen: one.spoken === modelData
                    onClicked: one.spoken = modelData
                }
            }
        }
        Labelled {
            id: newModel
            enabled: one.free
            inputName: "modelNow"
            label: Words.text("ui.servers.model")
            text: one.model
            onAccepted: rename.clicked()
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                id: rename
                enabled: one.free
                text: Words.text("ui.servers.save")
                Accessible.description: Words.text("ui.servers.name_and_model")
                onClicked: one.servers.put(one.key, newName.text, newAddress.text, one.spoken, newModel.text)
            }
            Button {
                visible: !one.first
                enabled: one.free
                text: Words.text("ui.servers.ask_first")
                onClicked: one.servers.askFirst(one.key)
            }
        }
        Outcome {
            width: parent.width
            doing: one.doing
            name: `${one.key}.name`
        }
    }
    Section {
        title: Words.text("ui.servers.remove")
        Caption {
            width: parent.width
            text: Words.text("ui.servers.remove.about")
        }
        Prose {
            width: parent.width
            visible: one.removing && one.hasKey
            text: Words.text("ui.servers.remove.key")
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                id: remove
                visible: !one.removing
                enabled: one.free
                danger: true
                text: Words.text("ui.servers.remove")
                onClicked: {
                    one.removing = true
                    stay.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            Button {
                id: stay
                visible: one.removing
                text: Words.text("ui.servers.remove.not")
                onClicked: {
                    one.removing = false
                    remove.forceActiveFocus(Qt.TabFocusReason)
                }
            }
            Button {
                visible: one.removing
                enabled: one.free
                danger: true
                text: Words.text("ui.servers.remove.do")
                onClicked: one.servers.remove(one.key)
            }
        }
    }
}
