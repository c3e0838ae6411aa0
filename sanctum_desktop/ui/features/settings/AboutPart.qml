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

    Panel {
        Prose {
            width: parent.width
            even: true
            text: Words.text("ui.about.licence.name")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text("ui.about.licence")
        }
        Button {
            id: read
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
                topPadding: Theme.unit
                Repeater {
                    model: part.settings.papers.licence
                    Prose {
                        required property string modelData
                        // The licence marks its headings by nothing but their length.
                        readonly property bool heads: modelData.length < 70 && /^[A-Z0-9]/.test(modelData)
                        width: parent ? (parent as Item).width : 0
                        topPadding: heads ? Theme.unit : 0
                        text: modelData
                        font.weight: heads ? Font.DemiBold : Font.Normal
                        Accessible.role: heads ? Accessible.Heading : Accessible.StaticText
                    }
                }
                Button {
                    icon: "close"
                    text: Words.text("ui.about.licence.close")
                    onClicked: {
                        part.reading = false
                        read.forceActiveFocus(Qt.TabFocusReason)
                    }
                }
            }
        }
    }
    Column {
        width: parent.width
        topPadding: Theme.unit
        spacing: Theme.half
        Prose {
            width: parent.width
            text: Words.text("ui.about.parts")
            font.weight: Font.DemiBold
            Accessible.role: Accessible.Heading
        }
        Caption {
            width: parent.width
            text: Words.text("ui.about.links")
        }
    }
    Panel {
        Repeater {
            model: part.settings.papers.parts
            Column {
                id: theirs
                required property int index
                required property string name
                required property string purpose
                required property string licence
                required property string address
                width: parent ? (parent as Item).width : 0
                spacing: Theme.half
                Rectangle {
                    width: parent.width
                    height: 1
                    visible: theirs.index > 0
                    color: Theme.rule
                }
                Prose {
                    width: parent.width
                    topPadding: theirs.index > 0 ? Theme.unit : 0
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
}
