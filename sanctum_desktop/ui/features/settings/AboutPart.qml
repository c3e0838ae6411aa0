pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What this is, under which terms, and whose work is in it. Addresses are words here.
Part {
    id: part
    objectName: "aboutPart"
    required property SettingsModel settings
    property bool reading: false
    title: Words.text("ui.about.title")
    about: part.settings.papers.version

    Card {
        width: parent.width
        height: terms.implicitHeight + 4 * Theme.unit
        Column {
            id: terms
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
            spacing: 1.5 * Theme.unit
            Heading {
                width: parent.width
                text: Words.text("ui.about.licence.name")
            }
            Prose {
                width: parent.width
                text: Words.text("ui.about.licence")
            }
            Button {
                icon: part.reading ? "chevron-down" : "chevron-right"
                text: Words.text(part.reading ? "ui.about.licence.close" : "ui.about.licence.read")
                onClicked: part.reading = !part.reading
            }
            // Made when it is opened: 120 paragraphs.
            Loader {
                width: parent.width
                active: part.reading
                visible: active
                sourceComponent: Column {
                    spacing: 1.5 * Theme.unit
                    Repeater {
                        model: part.settings.papers.licence
                        Caption {
                            required property string modelData
                            width: parent ? (parent as Item).width : 0
                            text: modelData
                        }
                    }
                }
            }
        }
    }
    Prose {
        width: parent.width
        topPadding: 2 * Theme.unit
        text: Words.text("ui.about.parts")
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    Caption {
        width: parent.width
        text: Words.text("ui.about.links")
    }
    Repeater {
        model: part.settings.papers.parts
        Column {
            id: theirs
            required property string name
            required property string purpose
            required property string licence
            required property string address
            width: parent ? (parent as Item).width : 0
            spacing: Theme.half
            Prose {
                width: parent.width
                text: `${theirs.name}, ${theirs.licence}`
            }
            Caption {
                width: parent.width
                text: theirs.purpose
            }
            Readable {
                width: parent.width
                color: Theme.quiet
                font.pixelSize: Theme.small
                text: theirs.address
            }
        }
    }
}
