pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Where one is on the way of three steps: told in words, shown by the lengths of three lines.
Row {
    id: steps
    required property int step
    spacing: Theme.unit

    Repeater {
        model: 3
        Rectangle {
            required property int index
            anchors.verticalCenter: parent ? parent.verticalCenter : undefined
            width: (index + 1 === steps.step ? 4 : 1) * height
            height: Math.round(Theme.body / 2)
            radius: height / 2
            color: index < steps.step ? Theme.accent : Theme.rule
            Behavior on width { NumberAnimation { duration: Theme.moment } }
        }
    }
    Caption {
        even: true
        leftPadding: Theme.unit
        text: Words.text(`ui.first.step.${steps.step}`)
    }
}
