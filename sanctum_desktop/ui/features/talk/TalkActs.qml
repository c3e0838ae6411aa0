pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What can be done with a talk of the list.
Flow {
    id: acts
    required property string place
    required property bool pinned
    property real seat: 0
    signal renaming
    signal pinning(pinned: bool)
    signal put(place: string)
    signal saving

    component Act: IconButton {
        labelled: true
        moves: acts.seat
        height: Theme.control - Theme.unit
    }
    Act {
        visible: acts.place !== "trashed"
        icon: "edit"
        text: Words.text("ui.talks.rename")
        onClicked: acts.renaming()
    }
    Act {
        visible: acts.place === "open"
        icon: "pin"
        iconColor: acts.pinned ? Theme.accent : Theme.quiet
        text: Words.text(acts.pinned ? "ui.talks.unpin" : "ui.talks.pin")
        onClicked: acts.pinning(!acts.pinned)
    }
    Act {
        visible: acts.place !== "open"
        icon: "undo"
        text: Words.text("ui.talks.back")
        onClicked: acts.put("open")
    }
    Act {
        visible: acts.place === "open"
        icon: "archive"
        text: Words.text("ui.talks.archive")
        onClicked: acts.put("archived")
    }
    Act {
        icon: "save"
        text: Words.text("ui.talks.save")
        onClicked: acts.saving()
    }
    Act {
        visible: acts.place !== "trashed"
        icon: "trash"
        text: Words.text("ui.talks.trash")
        onClicked: acts.put("trashed")
    }
}
