pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What can be done with a turn, below it; which version it is stands there for good.
Row {
    id: acts
    required property int version
    required property int versions
    property real seat: 0
    property bool gems: false
    // The rest is seen where one points, or where the keyboard is.
    property bool shown: false
    property bool reached: false
    property bool changeable: false
    property bool repeatable: false
    readonly property real tall: Theme.control - Theme.unit
    signal copying
    signal editing
    signal again
    signal stepped(by: int)

    component Act: IconButton {
        moves: acts.seat
        width: acts.tall
        height: acts.tall
        activeFocusOnTab: acts.reached || activeFocus
    }
    Row {
        visible: acts.versions > 1
        Act {
            icon: "chevron-left"
            text: Words.text("ui.talk.version.before")
            enabled: acts.version > 1
            onClicked: acts.stepped(-1)
        }
        Caption {
            height: acts.tall
            verticalAlignment: Text.AlignVCenter
            lineHeight: 1
            font.features: { "tnum": 1 }
            text: Words.text("ui.talk.version").replace("%1", String(acts.version)).replace("%2", String(acts.versions))
            Accessible.name: Words.text("ui.talk.version.told").replace("%1", String(acts.version)).replace("%2", String(acts.versions))
        }
        Act {
            icon: "chevron-right"
            text: Words.text("ui.talk.version.after")
            enabled: acts.version < acts.versions
            onClicked: acts.stepped(1)
        }
    }
    Act {
        visible: acts.shown
        icon: "copy"
        text: Words.text("ui.talk.act.copy")
        onClicked: acts.copying()
    }
    Act {
        visible: acts.shown && acts.changeable
        icon: "edit"
        text: Words.text("ui.talk.act.edit")
        onClicked: acts.editing()
    }
    Act {
        visible: acts.shown && acts.repeatable
        icon: "again"
        text: Words.text(acts.gems ? "ui.talk.act.otherwise" : "ui.talk.act.again")
        onClicked: acts.again()
    }
}
