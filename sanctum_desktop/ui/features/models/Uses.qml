pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Each thing a model may do, who does it now, and a switch where the model failed at it.
Panel {
    id: panel
    required property ModelUsesModel uses

    Column {
        width: parent.width
        spacing: Theme.half
        Prose {
            width: parent.width
            even: true
            text: Words.text("ui.models.done_by.title")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            quiet: true
            even: true
            text: panel.uses.summary
        }
    }
    Repeater {
        model: panel.uses.rows
        Column {
            id: use
            required property string feature
            required property string title
            required property string doer
            required property string note
            required property bool offered
            required property bool trusted
            width: parent ? (parent as Item).width : 0
            spacing: Theme.half
            Rectangle { width: parent.width; height: 1; color: Theme.rule }
            Item { width: 1; height: Theme.half }
            Known {
                room: 14 * Theme.body
                label: use.title
                value: use.doer
            }
            Caption {
                width: parent.width
                visible: text !== ""
                text: use.note
            }
            Toggle {
                width: Math.min(implicitWidth, parent.width)
                visible: use.offered
                text: Words.text("ui.models.done_by.trust")
                checked: use.trusted
                Accessible.description: use.title
                onToggled: checked => panel.uses.trust(use.feature, checked)
            }
        }
    }
    Button {
        x: -Theme.unit
        plain: true
        visible: panel.uses.count > 0
        text: Words.text("ui.models.leave")
        onClicked: panel.uses.leave()
    }
    Note {
        width: parent.width
        text: panel.uses.message
    }
}
