import QtQuick
import Sanctum.Window
import "../../design"

// Takes texts that are dropped on what it fills, and says so while they are over it.
DropArea {
    id: dropping
    required property AttachingModel texts
    keys: ["text/uri-list"]
    onDropped: drop => {
        texts.attachUrls(drop.urls)
        drop.accept(Qt.CopyAction)
    }

    Rectangle {
        anchors { fill: parent; margins: Theme.unit }
        visible: dropping.containsDrag
        radius: Theme.radius
        color: Theme.ground
        border { width: 2; color: Theme.accent }
        Prose {
            anchors.centerIn: parent
            text: Words.text("ui.attach.drop")
        }
    }
}
