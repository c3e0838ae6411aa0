pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A message of a persona, block by block. Every text is plain; what is strong or slanted was told
// beside the words. Nothing in it can be pressed.
Column {
    id: message
    required property var blocks

    component Paragraph: Shaped {
        required property var told
        words: told.text
        spans: told.spans
        quiet: told.quiet
        font.pixelSize: told.kind === "heading" && told.rank < 3 ? Theme.lead : Theme.body
        font.weight: told.kind === "heading" ? Font.DemiBold : Font.Normal
    }
    component Fixed: Prose {
        required property var told
        text: told.text
        quiet: told.quiet
        font.pixelSize: Math.round(0.875 * Theme.body)
        font.family: Typesetter.fixed
        Accessible.ignored: true
    }
    component CodeBox: Rectangle {
        id: box
        required property var told
        readonly property real inset: 1.5 * Theme.unit
        // A line has its leading below it.
        height: code.y + code.height + inset - Theme.half
        radius: Theme.radiusSmall
        color: Theme.surface
        border.color: Theme.rule
        Caption {
            id: label
            x: box.inset
            y: box.inset
            width: parent.width - 2 * x
            height: visible ? implicitHeight + Theme.half : 0
            visible: text
            text: box.told.label
            Accessible.ignored: true
        }
        Fixed {
            id: code
            x: box.inset
            y: label.y + label.height
            width: parent.width - 2 * x
            told: box.told
        }
    }
    // Where its columns find no room, its cells stand below one another.
    component Table: Item {
        id: table
        required property var told
        readonly property bool narrow: letters.width > width
        height: narrow ? cells.height : columns.height
        Fixed { id: columns; width: parent.width; visible: !table.narrow; told: table.told }
        Prose {
            id: cells
            width: parent.width
            visible: table.narrow
            text: table.told.stacked
            quiet: table.told.quiet
            Accessible.ignored: true
        }
        TextMetrics {
            id: letters
            text: table.told.text.split("\n")[1]
            font: columns.font
        }
    }

    Repeater {
        model: message.blocks
        Item {
            id: block
            required property var modelData
            readonly property real gap: modelData.gap * Theme.half
            width: message.width
            height: gap + loaded.height

            Row {
                id: levels
                y: block.gap
                Repeater {
                    model: block.modelData.levels
                    Item {
                        id: level
                        required property var modelData
                        width: Math.round((modelData.quote ? 1 : 1.75) * Theme.body)
                        height: block.height - block.gap
                        Rectangle {
                            visible: level.modelData.quote
                            y: level.modelData.joined ? -block.gap : 0
                            width: 3
                            height: parent.height - y
                            color: Theme.rule
                        }
                        Prose {
                            anchors { right: parent.right; rightMargin: Theme.unit }
                            visible: text
                            text: level.modelData.marker
                            quiet: true
                            font.features: { "tnum": 1 }
                            Accessible.ignored: true
                        }
                    }
                }
            }
            Loader {
                id: loaded
                x: levels.width
                y: block.gap
                width: parent.width - x
                sourceComponent: ({ "code": code, "table": table, "rule": rule })[block.modelData.kind] ?? paragraph
                Component { id: paragraph; Paragraph { told: block.modelData } }
                Component { id: code; CodeBox { told: block.modelData } }
                Component { id: table; Table { told: block.modelData } }
                Component { id: rule; Rectangle { height: 1; color: Theme.rule } }
            }
        }
    }
}
