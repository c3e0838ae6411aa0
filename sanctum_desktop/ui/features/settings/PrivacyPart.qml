pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The privacy page as it ships; each thing one can do has its way there.
Part {
    id: part
    required property SettingsModel settings
    title: Words.text("ui.settings.part.privacy")

    Repeater {
        model: part.settings.papers.privacy
        Column {
            id: block
            required property string kind
            required property string words
            required property string rest
            required property string leads
            readonly property bool entry: kind === "entry"
            width: parent ? (parent as Item).width : 0
            visible: kind !== "title"
            spacing: Theme.unit / 2
            topPadding: kind === "heading" ? 2 * Theme.unit : 0

            Rectangle {
                width: parent.width
                height: 1
                visible: block.entry
                color: Theme.rule
            }
            Prose {
                width: parent.width
                text: block.words
                topPadding: block.entry ? Theme.unit : 0
                font.weight: block.entry || block.kind === "heading" ? Font.DemiBold : Font.Normal
                font.pixelSize: block.kind === "heading" ? Math.round((Theme.body + Theme.title) / 2) : Theme.body
                Accessible.role: block.kind === "heading" ? Accessible.Heading : Accessible.StaticText
            }
            Prose {
                width: parent.width
                visible: text
                quiet: true
                text: block.rest
            }
            Button {
                x: -Theme.unit
                visible: block.leads !== ""
                plain: true
                text: block.leads ? Words.text(`ui.privacy.go.${block.leads}`) : ""
                Accessible.description: block.words
                onClicked: part.settings.open(block.leads)
            }
        }
    }
}
