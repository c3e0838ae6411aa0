pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Taking everything along, and leaving nothing behind.
Part {
    id: part
    required property SettingsModel settings
    readonly property LeavingModel leaving: settings.leaving
    property bool packed: false
    title: Words.text("ui.leaving.title")

    Act {
        doing: part.settings.doing
        name: "export"
        title: Words.text("ui.leaving.export.title")
        about: Words.text("ui.leaving.export.about")
        busy: Words.text("ui.leaving.export.busy")
        Choices {
            title: Words.text("ui.leaving.form")
            Repeater {
                model: ["folder", "zip"]
                Choice {
                    required property string modelData
                    text: Words.text(`ui.leaving.form.${modelData}`)
                    chosen: part.packed === (modelData === "zip")
                    onClicked: {
                        part.packed = modelData === "zip"
                        target.text = part.leaving.place(part.packed)
                    }
                }
            }
        }
        Place {
            id: target
            width: parent.width
            inputName: "exportPlace"
            label: Words.text("ui.settings.place")
            Component.onCompleted: text = part.leaving.place(part.packed)
        }
        Secret {
            id: secret
            width: parent.width
            inputName: "exportPassphrase"
            label: Words.text("ui.settings.passphrase")
            onAccepted: exporting.clicked()
        }
        Button {
            id: exporting
            primary: true
            enabled: !part.settings.doing.busy
            text: Words.text("ui.leaving.export")
            onClicked: part.leaving.exportAll(target.text, secret.taken())
        }
    }
    Act {
        doing: part.settings.doing
        name: "erase"
        within: part
        danger: true
        title: Words.text("ui.leaving.erase.title")
        about: Words.text("ui.leaving.erase.about")
        open: Words.text("ui.leaving.erase.open")
        busy: Words.text("ui.leaving.erase.busy")
        Repeater {
            model: part.leaving.lost
            Prose {
                required property string modelData
                width: parent ? (parent as Item).width : 0
                text: modelData
            }
        }
        Column {
            width: parent.width
            spacing: Theme.unit
            Heading {
                width: parent.width
                text: typed.label
            }
            Field {
                id: typed
                width: parent.width
                inputName: "eraseName"
                label: Words.text("ui.leaving.erase.type").replace("{name}", part.leaving.name)
            }
        }
        Button {
            danger: true
            enabled: !part.settings.doing.busy && typed.text !== ""
            text: Words.text("ui.leaving.erase.do")
            onClicked: {
                part.leaving.erase(typed.text)
                typed.text = ""
            }
        }
    }
}
