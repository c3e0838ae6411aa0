pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The servers the person named, each closed until it is looked at, and the way to name another.
Part {
    id: part
    objectName: "serversPart"
    required property SettingsModel settings
    required property ServersModel servers
    title: Words.text("ui.servers.title")
    about: Words.text("ui.servers.about")

    Connections {
        target: part.servers
        // The keyboard goes with what was opened or closed, once that can be pressed again.
        function onAdded(key: string) { Qt.callLater(part.lookAt, key) }
        function onRemoved() { Qt.callLater(form.turn, false) }
    }
    function lookAt(key: string) {
        for (let at = 0; at < list.count; at++) {
            const one = list.itemAt(at) as OneServer
            if (one.key === key)
                one.turn(true)
        }
    }
    // A question is about what stands open.
    onOpenedChanged: servers.keys.leave()

    Note {
        width: parent.width
        bad: false
        text: part.servers.readOnly ? Words.text("ui.servers.read_only") : ""
    }
    Note {
        width: parent.width
        text: part.servers.message
    }
    Button {
        visible: part.servers.message !== ""
        text: Words.text("ui.servers.again")
        onClicked: part.servers.show()
    }
    Outcome {
        width: parent.width
        doing: part.settings.doing
        name: "servers"
    }
    Panel {
        visible: part.servers.none
        Prose {
            width: parent.width
            quiet: true
            even: true
            text: Words.text("ui.servers.none")
        }
    }
    Repeater {
        id: list
        model: part.servers.rows
        OneServer {
            servers: part.servers
            within: part
            doing: part.settings.doing
        }
    }
    NewServer {
        id: form
        visible: !part.servers.readOnly
        servers: part.servers
        within: part
        doing: part.settings.doing
    }
    HiddenWords {
        hidden: part.servers.hidden
        doing: part.settings.doing
        readOnly: part.servers.readOnly
    }
}
