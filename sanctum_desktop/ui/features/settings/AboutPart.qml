pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What this is, and whose work is in it. Addresses are words here.
Part {
    id: part
    required property SettingsModel settings
    title: Words.text("ui.about.title")
    about: part.settings.papers.version

    Prose {
        width: parent.width
        text: Words.text("ui.about.licence")
    }
    Prose {
        width: parent.width
        topPadding: 2 * Theme.unit
        text: Words.text("ui.about.parts")
        font.weight: Font.DemiBold
        Accessible.role: Accessible.Heading
    }
    Prose {
        width: parent.width
        quiet: true
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
            spacing: Theme.unit / 2
            Prose {
                width: parent.width
                text: `${theirs.name}, ${theirs.licence}`
            }
            Prose {
                width: parent.width
                quiet: true
                font.pixelSize: Theme.small
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
