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
    // So wide it may be; where that is enough, each act has its name beside it.
    property real room: 0
    readonly property bool labelled: [copy, edit, again].filter(act => act.offered)
        .reduce((width, act) => width + tall + letters.advanceWidth(act.text) + Theme.unit,
                stepping.visible ? stepping.width : 0) <= room
    readonly property real tall: Theme.control - Theme.unit
    signal copying
    signal editing
    signal repeating
    signal stepped(by: int)

    component Act: IconButton {
        property bool offered: acts.shown
        visible: offered
        moves: acts.seat
        height: acts.tall
        width: labelled ? implicitWidth : acts.tall
        activeFocusOnTab: acts.reached || activeFocus
    }
    FontMetrics { id: letters; font.pixelSize: Theme.small; font.weight: Font.Medium }
    Row {
        id: stepping
        visible: acts.versions > 1
        Act {
            offered: true
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
            offered: true
            icon: "chevron-right"
            text: Words.text("ui.talk.version.after")
            enabled: acts.version < acts.versions
            onClicked: acts.stepped(1)
        }
    }
    Act {
        id: copy
        labelled: acts.labelled
        icon: "copy"
        text: Words.text("ui.talk.act.copy")
        onClicked: acts.copying()
    }
    Act {
        id: edit
        offered: acts.shown && acts.changeable
        labelled: acts.labelled
        icon: "edit"
        text: Words.text("ui.talk.act.edit")
        onClicked: acts.editing()
    }
    Act {
        id: again
        offered: acts.shown && acts.repeatable
        labelled: acts.labelled
        icon: "again"
        text: Words.text(acts.gems ? "ui.talk.act.otherwise" : "ui.talk.act.again")
        onClicked: acts.repeating()
    }
}
