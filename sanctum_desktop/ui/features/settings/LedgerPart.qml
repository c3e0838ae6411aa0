pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What left this computer: the switch that lets nothing leave, the sum, and each request.
Part {
    id: part
    objectName: "ledgerPart"
    required property LedgerModel ledger
    readonly property LeftModel sum: ledger.left
    title: Words.text("ui.ledger.title")
    about: Words.text("ui.ledger.about")

    Panel {
        Item {
            width: parent.width
            height: said.height
            Icon {
                id: sign
                name: part.sum.sign
                size: Math.round(1.5 * Theme.body)
                color: Theme.accent
            }
            Column {
                id: said
                x: sign.width + 1.5 * Theme.unit
                width: parent.width - x
                Prose {
                    width: parent.width
                    even: true
                    text: part.sum.sentence
                    font.weight: Font.DemiBold
                }
                Prose {
                    width: parent.width
                    quiet: true
                    even: true
                    text: part.sum.state
                }
            }
        }
        Rectangle {
            width: parent.width
            height: 1
            color: Theme.rule
        }
        Toggle {
            width: Math.min(implicitWidth, parent.width)
            text: Words.text("ui.ledger.fly")
            checked: part.sum.flying
            enabled: !part.sum.turning
            Accessible.description: Words.text("ui.ledger.fly.about")
            onToggled: on => part.sum.fly(on)
        }
        Caption {
            width: parent.width
            text: Words.text("ui.ledger.fly.about")
        }
        Progress {
            width: parent.width
            visible: part.sum.turning
            words: Words.text(part.sum.flying ? "ui.ledger.fly.back" : "ui.ledger.fly.turning")
        }
        Note {
            width: parent.width
            text: part.sum.message
        }
    }
    Item {
        width: parent.width
        height: named.height
        visible: list.count > 0 || part.ledger.none || failed.visible
        Heading {
            id: named
            width: parent.width - column.width - 4 * Theme.unit
            text: Words.text("ui.ledger.list")
        }
        Heading {
            id: column
            x: parent.width - width - 2 * Theme.unit
            visible: list.count > 0
            text: Words.text("ui.ledger.column")
        }
    }
    Note {
        id: failed
        width: parent.width
        text: part.sum.message ? "" : part.ledger.message
    }
    Panel {
        visible: part.ledger.none
        Prose {
            width: parent.width
            quiet: true
            even: true
            text: Words.text("ui.ledger.none")
        }
    }
    Card {
        id: card
        width: parent.width
        height: list.height + Theme.unit
        visible: list.count > 0
        ListView {
            id: list
            objectName: "ledger"
            y: Theme.half
            x: y
            width: parent.width - 2 * x
            // The page scrolls only where that leaves the list too little.
            readonly property real rest: card.y + explained.height + part.spacing + 2 * part.edge + Theme.unit
            height: Math.max(0, Math.min(contentHeight, Math.max(part.height - rest, Math.min(part.height - 8 * Theme.unit, 22 * Theme.body))))
            model: part.ledger.rows
            currentIndex: -1
            clip: true
            reuseItems: true
            activeFocusOnTab: count > 0
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: Theme.moment
            Accessible.role: Accessible.List
            Accessible.name: Words.text("ui.ledger.list")
            onActiveFocusChanged: if (activeFocus && currentIndex < 0) currentIndex = 0
            // There is more before one comes to the end.
            function readOn() {
                if (count > 0 && (currentIndex > count - 10 || contentY - originY + 2 * height > contentHeight))
                    part.ledger.more()
            }
            onContentYChanged: readOn()
            onCurrentIndexChanged: readOn()
            // Thousands are not gone through one by one.
            Keys.onPressed: event => {
                const steps = { [Qt.Key_Home]: -count, [Qt.Key_End]: count,
                                [Qt.Key_PageUp]: -10, [Qt.Key_PageDown]: 10 }[event.key]
                if (steps === undefined)
                    return
                currentIndex = Math.max(0, Math.min(currentIndex + steps, count - 1))
                event.accepted = true
            }
            delegate: Rectangle {
                id: entry
                required property int index
                required property string words
                required property string sent
                required property string rest
                required property string told
                readonly property bool reached: ListView.isCurrentItem && list.activeFocus
                width: ListView.view.width
                height: described.implicitHeight + 2 * Theme.unit
                radius: Theme.radiusSmall
                color: reached ? Theme.tint : "transparent"
                border.width: reached ? 2 : 0
                border.color: Theme.accent
                Accessible.role: Accessible.ListItem
                Accessible.name: told
                Rectangle {
                    x: 1.5 * Theme.unit
                    width: parent.width - 2 * x
                    height: 1
                    visible: entry.index > 0 && !entry.reached
                    color: Theme.rule
                }
                Column {
                    id: described
                    anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.unit }
                    anchors { leftMargin: 1.5 * Theme.unit; rightMargin: 1.5 * Theme.unit }
                    spacing: Theme.half
                    Prose {
                        width: parent.width - amount.width - 2 * Theme.unit
                        even: true
                        text: entry.words
                        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
                        Accessible.ignored: true
                    }
                    Caption {
                        width: parent.width
                        even: true
                        text: entry.rest
                        Accessible.ignored: true
                    }
                }
                Prose {
                    id: amount
                    anchors { right: parent.right; top: parent.top }
                    anchors { rightMargin: 1.5 * Theme.unit; topMargin: Theme.unit }
                    even: true
                    text: entry.sent
                    Accessible.ignored: true
                }
            }
        }
        Bar {
            of: list
            x: card.width - width - 2
        }
    }
    Caption {
        id: explained
        width: parent.width
        visible: list.count > 0
        text: Words.text("ui.ledger.explained")
    }
}
