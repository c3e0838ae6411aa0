pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// How the window looks: what is chosen is seen at once.
Part {
    id: part
    required property SettingsModel settings
    readonly property AppearanceModel look: settings.appearance
    title: Words.text("ui.settings.part.appearance")
    about: Words.text("ui.appearance.about")

    Panel {
        spacing: 3 * Theme.unit

        Choices {
            title: Words.text("ui.appearance.colours")
            Repeater {
                model: part.look.colourChoices
                Choice {
                    required property string modelData
                    text: Words.text(`ui.appearance.colours.${modelData}`)
                    chosen: part.look.colours === modelData
                    onClicked: part.look.setColours(modelData)
                }
            }
        }
        Choices {
            title: Words.text("ui.appearance.text")
            Repeater {
                model: part.look.textChoices
                Choice {
                    required property int modelData
                    text: part.look.textName(modelData)
                    chosen: part.look.textPercent === modelData
                    onClicked: part.look.setTextPercent(modelData)
                }
            }
        }
        Choices {
            title: Words.text("ui.appearance.motion")
            Repeater {
                model: part.look.motionChoices
                Choice {
                    required property string modelData
                    text: Words.text(`ui.appearance.motion.${modelData}`)
                    chosen: part.look.motion === modelData
                    onClicked: part.look.setMotion(modelData)
                }
            }
        }
        Choices {
            visible: part.look.languages.length > 1
            title: Words.text("ui.appearance.language")
            note: part.look.languageNote
            Repeater {
                model: part.look.languages
                Choice {
                    required property string modelData
                    text: part.look.languageName(modelData)
                    chosen: part.look.language === modelData
                    onClicked: part.look.setLanguage(modelData)
                }
            }
        }
        Column {
            width: parent.width
            visible: part.look.languages.length === 1
            spacing: Theme.half
            Known {
                label: Words.text("ui.appearance.language")
                value: part.look.languageName(part.look.language)
            }
            Caption {
                width: parent.width
                text: part.look.languageNote
            }
        }
        Prose {
            width: parent.width
            visible: text
            text: part.look.message
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
    }
}
