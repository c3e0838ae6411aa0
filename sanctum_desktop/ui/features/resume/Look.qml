pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// How the page looks: template, accent, paper, dates and the country it is for.
Column {
    id: look
    required property PageStyleModel style
    required property bool busy
    spacing: 2 * Theme.unit

    Group {
        name: Words.text("ui.resume.template")
        Repeater {
            model: look.style.templates
            Choice {
                required property string modelData
                text: Words.text(`ui.resume.template.${modelData}`)
                chosen: look.style.template === modelData
                enabled: !look.busy
                onClicked: look.style.look(modelData)
            }
        }
    }
    Group {
        name: Words.text("ui.resume.accent")
        Repeater {
            model: look.style.accents
            Choice {
                id: swatch
                required property string name
                required property string colour
                lead: Theme.body + Theme.unit
                text: Words.text(`ui.resume.accent.${name}`)
                chosen: look.style.accent === name
                enabled: !look.busy
                onClicked: look.style.tint(name)
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    x: 1.5 * Theme.unit
                    width: Theme.body
                    height: width
                    radius: width / 2
                    color: swatch.colour
                    border.width: Theme.dark ? 1 : 0
                    border.color: Theme.edge
                }
            }
        }
    }
    Group {
        name: Words.text("ui.resume.paper")
        Repeater {
            model: ["a4", "us-letter"]
            Choice {
                required property string modelData
                text: Words.text(`ui.resume.paper.${modelData}`)
                chosen: look.style.paper === modelData
                enabled: !look.busy
                onClicked: look.style.setOn(modelData)
            }
        }
    }
    Group {
        name: Words.text("ui.resume.dates")
        Repeater {
            model: ["months", "years"]
            Choice {
                required property string modelData
                text: Words.text(`ui.resume.dates.${modelData}`)
                chosen: look.style.yearsOnly === (modelData === "years")
                enabled: !look.busy
                onClicked: look.style.date(modelData === "years")
            }
        }
    }
    Group {
        name: Words.text("ui.resume.country")
        Grid {
            width: look.width
            columns: Math.max(1, Math.floor(width / (9 * Theme.body)))
            columnSpacing: Theme.unit
            Repeater {
                model: look.style.countries
                Choice {
                    required property string code
                    required property string words
                    text: words
                    chosen: look.style.country === code
                    enabled: !look.busy
                    onClicked: look.style.suit(code)
                }
            }
        }
    }

    // A few choices under the name of what is chosen.
    component Group: Column {
        id: group
        required property string name
        default property alias choices: row.data
        width: parent.width
        spacing: Theme.unit / 2
        Heading {
            width: parent.width
            text: group.name
        }
        Flow {
            id: row
            width: parent.width
            spacing: Theme.unit / 2
            Accessible.role: Accessible.Grouping
            Accessible.name: group.name
        }
    }
}
