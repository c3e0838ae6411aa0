pragma ComponentBehavior: Bound
import QtQuick

// Every token and part in every state, for whoever builds a screen: packaging/show_gallery.py.
// Its words are no part of the app, so they are not in the catalogue.
Rectangle {
    id: gallery
    property list<string> iconNames: []
    property bool sheetOpen: false
    property string done: ""
    readonly property string longWord: "Zusammenarbeitsvereinbarung unterschreiben"
    readonly property int percent: Math.round(100 * Theme.scale)
    signal look(colours: string, percent: int)
    readonly property real whole: body.contentHeight
    color: Theme.ground

    component Part: Column {
        id: part
        required property string name
        default property alias shapes: shown.data
        width: parent ? (parent as Item).width : 0
        spacing: 1.5 * Theme.unit
        Title { width: parent.width; size: Theme.lead; text: part.name }
        Flow { id: shown; width: parent.width; spacing: 2 * Theme.unit }
    }
    component Swatch: Column {
        id: swatch
        required property string name
        required property color tone
        spacing: Theme.half
        Rectangle {
            width: 11 * Theme.unit * Math.sqrt(Theme.scale)
            height: 7 * Theme.unit
            radius: Theme.radiusSmall
            color: swatch.tone
            border.width: 1
            border.color: Theme.rule
        }
        Caption { text: swatch.name }
    }

    Scroll {
        id: body
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 1120)
        spacing: 5 * Theme.unit

        Flow {
            width: parent.width
            spacing: Theme.unit
            Choice { text: "Light"; icon: "sun"; chosen: !Theme.dark; onClicked: gallery.look("light", gallery.percent) }
            Choice { text: "Dark"; icon: "moon"; chosen: Theme.dark; onClicked: gallery.look("dark", gallery.percent) }
            Repeater {
                model: [100, 125, 150, 200]
                Choice {
                    required property int modelData
                    text: `${modelData} %`
                    icon: "text-size"
                    chosen: gallery.percent === modelData
                    onClicked: gallery.look(Theme.dark ? "dark" : "light", modelData)
                }
            }
        }
        Part {
            name: "Colours"
            Swatch { name: "ground"; tone: Theme.ground }
            Swatch { name: "surface"; tone: Theme.surface }
            Swatch { name: "tint"; tone: Theme.tint }
            Swatch { name: "rule"; tone: Theme.rule }
            Swatch { name: "edge"; tone: Theme.edge }
            Swatch { name: "quiet"; tone: Theme.quiet }
            Swatch { name: "ink"; tone: Theme.ink }
            Swatch { name: "accent"; tone: Theme.accent }
            Swatch { name: "accentInk"; tone: Theme.accentInk }
            Swatch { name: "alert"; tone: Theme.alert }
            Swatch { name: "good"; tone: Theme.good }
            Swatch { name: "scrim"; tone: Theme.scrim }
        }
        Part {
            name: "Words"
            Title { width: parent.width; size: Theme.display; text: "Display: it begins with a week" }
            Title { width: parent.width; text: "Title: what stood out" }
            Title { width: parent.width; size: Theme.lead; text: "Lead: one thing at a time" }
            Prose { width: Math.min(parent.width, Theme.measure); text: "Prose: your words are on this computer only, and locked. What you tell Gem is heard again after each answer, so that a correction rewrites what it corrects." }
            Heading { width: parent.width; text: "Heading: the name of what follows" }
            Caption { width: parent.width; text: "Caption: small and quiet" }
            Note { width: parent.width; text: "Note: what failed, what is safe, what to do" }
            Note { width: parent.width; bad: false; text: "Note: stopped, and nothing was lost" }
            Note { width: parent.width; bad: false; icon: "check"; text: "Note: done" }
        }
        Part {
            name: "Icons"
            Repeater {
                model: gallery.iconNames
                Column {
                    id: shown
                    required property string modelData
                    width: 12 * Theme.unit * Math.sqrt(Theme.scale)
                    spacing: Theme.half
                    Icon { anchors.horizontalCenter: parent.horizontalCenter; name: shown.modelData; size: Math.round(1.5 * Theme.body) }
                    Caption {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: shown.modelData
                    }
                }
            }
        }
        Part {
            name: "Button"
            Button { text: "Primary"; primary: true }
            Button { text: "With an icon"; icon: "export"; primary: true }
            Button { text: "Usual"; }
            Button { text: "Usual"; icon: "copy" }
            Button { text: "Plain"; plain: true }
            Button { text: "Plain"; icon: "skip"; plain: true }
            Button { text: "Erase it"; icon: "trash"; danger: true }
            Button { text: "Erase it for good"; primary: true; danger: true }
            Button { text: "Disabled"; enabled: false }
            Button { text: "Disabled"; primary: true; enabled: false }
            Button { text: "Saving"; primary: true; busy: true }
            Button { text: "Saving"; busy: true }
            Button { text: gallery.longWord; icon: "edit"; width: 28 * Theme.unit * Theme.scale }
            IconButton { icon: "close"; text: "Close" }
            IconButton { icon: "copy"; text: "Copy"; labelled: true }
            IconButton { icon: "trash"; text: "Erase"; danger: true }
            IconButton { icon: "more"; text: "More"; enabled: false }
        }
        Part {
            name: "Choice and Toggle"
            Choice { text: "A4"; chosen: true }
            Choice { text: "US Letter" }
            Choice { text: "Disabled"; enabled: false }
            Choice { text: "Vault"; icon: "shield"; leftward: true; plain: true; chosen: true; width: 22 * Theme.unit * Math.sqrt(Theme.scale) }
            Choice { text: "Backups"; icon: "backup"; leftward: true; plain: true; width: 22 * Theme.unit * Math.sqrt(Theme.scale) }
            Toggle { text: "Off"; width: Math.min(implicitWidth, parent.width) }
            Toggle { text: "On"; checked: true; width: Math.min(implicitWidth, parent.width) }
            Toggle { text: "Disabled"; checked: true; enabled: false; width: Math.min(implicitWidth, parent.width) }
            Toggle { text: gallery.longWord; checked: true; width: Math.min(implicitWidth, parent.width, 36 * Theme.unit * Theme.scale) }
        }
        Part {
            name: "Field and Area"
            Field { label: "Passphrase"; hint: label; width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)) }
            Field { label: "Your name"; hint: label; text: "Miriam Adeyemi"; width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)) }
            Field { label: "Passphrase"; hint: label; secret: true; text: "harbour velvet"; width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)) }
            Field { label: "Disabled"; hint: label; enabled: false; width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)) }
            Field { label: "Folder"; hint: label; text: "/nowhere"; error: "There is no such folder. Nothing was written; choose another one."; width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)) }
            Area { label: "Your answer"; hint: label; width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale)) }
            Area { label: "Your answer"; text: "Chaos, honestly. People swapped by text.\nI drew up a four-week plan."; width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale)) }
            Area { label: "Full"; text: "A line of many.\n".repeat(20) + gallery.longWord; width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale)) }
        }
        Part {
            name: "Tag, Card, Panel, Banner, Mark, Code"
            Tag { text: "Private"; icon: "lock" }
            Tag { text: "One page" }
            Tag { text: "Checked"; icon: "check"; textColor: Theme.good }
            Card {
                width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale))
                height: said.implicitHeight + 3.5 * Theme.unit
                Prose { id: said; x: 2 * Theme.unit; y: x; width: parent.width - 2 * x; text: "A card is a quiet surface; it has no frame." }
            }
            Panel {
                width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale))
                Known { label: "Folder"; value: "/home/miriam/vaults/main" }
                Known { label: "Size"; value: "1.2 MB" }
            }
            Card {
                width: 10 * Theme.unit
                height: 6 * Theme.unit
                Shade {}
            }
            Mark {}
            PaneEdge { height: 8 * Theme.unit; text: "The edge of a pane, to drag" }
            Code { width: Math.min(parent.width, 76 * Theme.unit * Math.sqrt(Theme.scale)); text: "K7QF-92MW-XC4H-TR8P" }
            Banner { width: parent.width; text: "This vault is older than when it was last closed on this computer: 2 changes are missing." }
        }
        Part {
            name: "Progress, Empty"
            Progress { width: Math.min(parent.width, 40 * Theme.unit * Math.sqrt(Theme.scale)); quietAfter: 0; wordsAfter: 3600000 }
            Progress { width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale)); quietAfter: 0; wordsAfter: 0; words: "1.2 of 2.5 GB are here."; share: 0.48 }
            Progress { width: Math.min(parent.width, 60 * Theme.unit * Math.sqrt(Theme.scale)); quietAfter: 0; wordsAfter: 0; words: "Setting the page, 2 of 3"; cancellable: true }
            Spinner {}
            Item {
                width: parent.width
                height: nothing.height
                Empty {
                    id: nothing
                    anchors.horizontalCenter: parent.horizontalCenter
                    icon: "quote"
                    title: "Nothing heard yet"
                    words: "As you talk with Gem, what she understands stands here, each with your own words beside it."
                    action: "Begin with a usual week"
                }
            }
        }
        Part {
            name: "Sheet, Snack, Tip"
            Button { text: "Open a sheet"; onClicked: gallery.sheetOpen = true }
            Button { text: "Do something"; onClicked: gallery.done = "Rejected: Sourdough" }
            IconButton { icon: "info"; text: "A tip under what has no words of its own" }
        }
    }
    Sheet {
        title: "Erase this vault?"
        opened: gallery.sheetOpen
        onClosed: gallery.sheetOpen = false
        Prose { width: parent.width; text: "All you said, its backups and its recovery code go. Nothing of it can come back." }
        Field { width: parent.width; label: "Passphrase"; hint: label; secret: true }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button { text: "Keep it"; onClicked: gallery.sheetOpen = false }
            Button { text: "Erase it for good"; danger: true }
        }
    }
    Snack {
        text: gallery.done
        action: "Undo"
        onActed: gallery.done = ""
        onGone: gallery.done = ""
    }
}
