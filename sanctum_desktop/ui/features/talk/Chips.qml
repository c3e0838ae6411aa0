pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The texts that are attached to the talk, each by its name, with a way to take it off.
Flow {
    id: chips
    required property AttachingModel texts
    property bool readOnly: false
    signal removing(text: string)
    spacing: Theme.unit
    Accessible.role: Accessible.List
    Accessible.name: Words.text("ui.attach.held")

    Repeater {
        model: chips.texts.rows
        Rectangle {
            id: chip
            required property string text
            required property string name
            readonly property real rest: picture.width + 2.5 * Theme.unit + (off.visible ? off.width : Theme.half)
            width: Math.min(Math.ceil(label.implicitWidth) + rest, chips.width)
            height: Math.max(off.height, label.implicitHeight + Theme.unit)
            radius: Theme.radius
            color: Theme.tint
            Icon {
                id: picture
                x: Theme.unit
                anchors.verticalCenter: parent.verticalCenter
                name: "file"
                size: Math.round(1.25 * Theme.small)
                color: Theme.quiet
            }
            Caption {
                id: label
                x: picture.width + 1.75 * Theme.unit
                width: chip.width - chip.rest
                anchors.verticalCenter: parent.verticalCenter
                even: true
                wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                text: chip.name
            }
            IconButton {
                id: off
                anchors { right: parent.right; verticalCenter: parent.verticalCenter }
                width: Theme.control - Theme.unit
                height: width
                visible: !chips.readOnly
                icon: "close"
                tipAbove: true
                text: Words.text("ui.attach.remove").replace("%1", chip.name)
                onClicked: chips.removing(chip.text)
            }
        }
    }
}
