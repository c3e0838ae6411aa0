pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// How Sanctum fares here: what is out of the ordinary, then the figures by their groups.
Part {
    id: part
    objectName: "diagnosticsPart"
    required property SettingsModel settings
    readonly property DiagnosticsModel diagnostics: settings.diagnostics
    title: Words.text("ui.diagnostics.title")
    about: Words.text("ui.diagnostics.about")

    Repeater {
        model: part.diagnostics.notices
        Panel {
            id: notice
            required property string words
            required property string remedy
            Note {
                width: parent.width
                text: `${notice.words} ${notice.remedy}`
            }
        }
    }
    Note {
        width: parent.width
        text: part.diagnostics.message
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        Button {
            icon: "copy"
            text: Words.text("ui.diagnostics.copy")
            onClicked: part.diagnostics.copy()
        }
        Button {
            text: Words.text("ui.diagnostics.refresh")
            onClicked: part.diagnostics.show()
        }
    }
    Repeater {
        model: part.diagnostics.groups
        Column {
            id: group
            required property string modelData
            readonly property string none: part.diagnostics.noneOf(modelData)
            width: parent ? (parent as Item).width : 0
            visible: none || figures.count > 0
            spacing: Theme.unit
            Heading {
                width: parent.width
                text: Words.text(`ui.diagnostics.group.${group.modelData}`)
            }
            Panel {
                Prose {
                    width: parent.width
                    visible: figures.count === 0
                    quiet: true
                    even: true
                    text: group.none
                }
                Repeater {
                    id: figures
                    model: part.diagnostics.rowsOf(group.modelData)
                    Figure {
                        onTried: engine => part.diagnostics.tryAgain(engine)
                    }
                }
            }
        }
    }
    Caption {
        width: parent.width
        text: Words.text("ui.diagnostics.explained")
    }
}
