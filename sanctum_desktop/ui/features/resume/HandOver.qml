import QtQuick
import Sanctum.Window
import "../../design"

// Gem's last words give way to Abby's, and these to the page. It holds nothing up: any key or
// press ends it and does what it does anyway.
Item {
    id: moment
    objectName: "handOver"
    required property HandOverModel model
    required property string abby
    property real passed: 0
    // From 1 to 0 as the page settles in.
    readonly property real veil: model.playing ? 1 - ramp(0.78, 1) : 0

    function ramp(from: real, to: real): real {
        return Math.max(0, Math.min(1, (passed - from) / (to - from)))
    }
    z: 50
    visible: model.playing
    Accessible.role: Accessible.StaticText
    Accessible.name: abby || model.mirror

    NumberAnimation on passed {
        running: moment.model.playing
        from: 0
        to: 1
        duration: moment.model.lasts
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.ground
        opacity: moment.veil
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 8 * Theme.unit, Theme.measure)
        spacing: 2 * Theme.unit
        opacity: moment.veil

        component Line: Prose {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            font.pixelSize: Theme.lead
            Accessible.ignored: true
        }
        // Who speaks.
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 2 * Math.round(1.75 * Theme.body)
            height: width
            radius: width / 2
            color: Theme.tint
            component Face: Icon {
                anchors.centerIn: parent
                size: Math.round(1.75 * Theme.body)
                color: Theme.accent
            }
            Face { name: "gem"; opacity: gem.opacity }
            Face { name: "abby"; opacity: words.opacity }
        }
        Item {
            width: parent.width
            // As tall as what is read, so that it stands in the middle.
            height: gem.implicitHeight + (words.implicitHeight - gem.implicitHeight) * moment.ramp(0.28, 0.5)
            Line {
                id: gem
                color: Theme.quiet
                text: moment.model.mirror
                opacity: 1 - moment.ramp(0.28, 0.42)
                transform: Translate { y: -2 * Theme.unit * moment.ramp(0.28, 0.42) }
            }
            Line {
                id: words
                text: moment.abby
                opacity: moment.ramp(0.36, 0.5)
                transform: Translate { y: 2 * Theme.unit * (1 - moment.ramp(0.36, 0.5)) }
            }
        }
    }
    MouseArea {
        anchors.fill: parent
        Accessible.role: Accessible.Button
        Accessible.name: Words.text("ui.resume.skip")
        onPressed: mouse => {
            moment.model.skip()
            mouse.accepted = false
        }
    }
}
