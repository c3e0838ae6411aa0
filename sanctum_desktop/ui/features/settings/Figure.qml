import QtQuick
import Sanctum.Window
import "../../design"

// A name, its figure beside it or below it where it is narrow, and more of it in small letters.
Column {
    id: figure
    required property string name
    required property string value
    required property string note
    required property string down
    signal tried(engine: string)
    readonly property bool wide: width >= 25 * Theme.body
    width: parent ? (parent as Item).width : 0
    spacing: Theme.half

    Flow {
        width: parent.width
        spacing: figure.wide ? Theme.unit : 0
        Accessible.role: Accessible.ListItem
        Accessible.name: `${figure.name}: ${figure.value}. ${figure.note}`
        Prose {
            width: figure.wide ? (parent.width - Theme.unit) / 2 : parent.width
            even: true
            text: figure.name
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true
        }
        Prose {
            width: figure.wide ? (parent.width - Theme.unit) / 2 : parent.width
            even: true
            text: figure.value
            wrapMode: Text.WrapAtWordBoundaryOrAnywhere
            Accessible.ignored: true
        }
    }
    Caption {
        width: parent.width
        visible: text
        even: true
        text: figure.note
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        Accessible.ignored: true
    }
    Button {
        visible: figure.down
        text: Words.text("ui.diagnostics.again")
        Accessible.name: `${text}: ${figure.name}`
        onClicked: figure.tried(figure.down)
    }
}
