pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The key of a server: given, replaced, removed, and tested once that was agreed to.
Section {
    id: part
    required property ServersModel servers
    required property DoingModel doing
    required property string key
    required property bool here
    required property bool free
    required property bool hasKey
    property bool replacing: false
    readonly property ServerKeyModel keys: servers.keys
    readonly property bool asked: keys.asked === key
    title: Words.text("ui.servers.key")

    function put() {
        if (!secret.text)
            return
        keys.put(key, secret.taken())
        replacing = false
    }
    // A second press of the key that tested it is no yes.
    onAskedChanged: if (asked) Qt.callLater(() => stay.forceActiveFocus(Qt.TabFocusReason))

    Caption {
        width: parent.width
        text: Words.text(part.hasKey ? "ui.servers.key.has" : part.here ? "ui.servers.key.none.here" : "ui.servers.key.none")
    }
    Secret {
        id: secret
        width: parent.width
        visible: part.free && (!part.hasKey || part.replacing)
        inputName: "serverKey"
        label: Words.text(part.hasKey ? "ui.servers.key.new" : "ui.servers.key.type")
        onAccepted: part.put()
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: !part.asked
        Button {
            id: keep
            visible: secret.visible
            enabled: part.free && secret.text !== ""
            text: Words.text("ui.servers.key.put")
            onClicked: part.put()
        }
        Button {
            visible: part.replacing && part.hasKey
            text: Words.text("ui.servers.key.not")
            onClicked: {
                secret.taken()
                part.replacing = false
                change.forceActiveFocus(Qt.TabFocusReason)
            }
        }
        Button {
            id: change
            visible: part.hasKey && !part.replacing
            enabled: part.free
            text: Words.text("ui.servers.key.replace")
            onClicked: {
                part.replacing = true
                secret.reach()
            }
        }
        Button {
            visible: part.hasKey && !part.replacing
            enabled: part.free
            text: Words.text("ui.servers.key.remove")
            onClicked: part.keys.remove(part.key)
        }
        Button {
            id: test
            visible: !part.replacing
            enabled: part.free
            text: Words.text("ui.servers.test")
            onClicked: part.keys.test(part.key)
        }
    }
    Prose {
        width: parent.width
        visible: part.asked
        text: part.asked ? part.keys.question : ""
        Accessible.role: Accessible.AlertMessage
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: part.asked
        Button {
            id: stay
            text: Words.text("ui.servers.test.not")
            onClicked: {
                part.keys.leave()
                test.forceActiveFocus(Qt.TabFocusReason)
            }
        }
        Button {
            text: Words.text("ui.servers.test.do")
            onClicked: {
                part.keys.agree()
                test.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
    Outcome {
        width: parent.width
        doing: part.doing
        name: `${part.key}.key`
    }
    Outcome {
        width: parent.width
        doing: part.doing
        name: `${part.key}.test`
        busy: Words.text("ui.servers.test.busy")
    }
}
