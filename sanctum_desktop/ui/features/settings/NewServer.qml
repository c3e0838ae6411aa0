pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Names a server: its address, what it speaks, which model. What is well known fills the address.
Act {
    id: form
    required property ServersModel servers
    property string kind: servers.kinds[0]
    name: "server.new"
    primary: within !== null && within.opened === ""
    title: Words.text("ui.servers.new")
    about: Words.text("ui.servers.new.about")
    open: Words.text("ui.servers.new.open")

    function fill(preset: string) {
        address.text = servers.addressOf(preset)
        kind = servers.kindOf(preset)
    }
    function add() { servers.add(called.text, address.text, kind, model.text) }

    Connections {
        target: form.servers
        function onAdded() {
            for (const field of [address, model, called])
                field.text = ""
            form.kind = form.servers.kinds[0]
        }
    }
    Choices {
        title: Words.text("ui.servers.preset")
        note: Words.text("ui.servers.preset.about")
        Repeater {
            model: form.servers.presets
            Button {
                required property string modelData
                plain: true
                text: Words.text(`ui.servers.preset.${modelData}`)
                Accessible.description: form.servers.addressOf(modelData)
                onClicked: form.fill(modelData)
            }
        }
    }
    Labelled {
        id: address
        inputName: "serverAddress"
        label: Words.text("ui.servers.address")
        onAccepted: form.add()
    }
    Choices {
        title: Words.text("ui.servers.kind")
        Repeater {
            model: form.servers.kinds
            Choice {
                required property string modelData
                text: Words.text(`ui.servers.kind.${modelData}`)
                chosen: form.kind === modelData
                onClicked: form.kind = modelData
            }
        }
    }
    Labelled {
        id: model
        inputName: "serverModel"
        label: Words.text("ui.servers.model")
        onAccepted: form.add()
    }
    Labelled {
        id: called
        inputName: "serverName"
        label: Words.text("ui.servers.name.hint")
        onAccepted: form.add()
    }
    Button {
        primary: true
        enabled: !form.doing.busy && address.text !== ""
        text: Words.text("ui.servers.new.do")
        onClicked: form.add()
    }
}
