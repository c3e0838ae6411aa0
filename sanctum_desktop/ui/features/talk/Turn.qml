pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One turn: the person's own in a bubble, which can be written anew; a persona's as it is said. What
// belongs to it and what can be done with it stand below.
Item {
    id: turn
    required property int index
    required property bool mine
    required property string words
    required property string reflection
    required property string asked
    required property string day
    required property string spoken
    required property var blocks
    required property var addresses
    required property string worded
    required property int number
    required property string who
    required property bool cut
    required property string note
    required property int version
    required property int versions
    required property var passages
    required property var offers
    required property SpeechModel speech
    required property BranchModel branches
    property bool busy: false
    property bool gems: false
    // What is suggested below it is what the screen leads to.
    property bool leading: false
    property bool last: false
    // The one turn Tab comes to; Up and Down go from turn to turn.
    property bool current: false
    // The very first words, alone on the screen, are a little larger.
    property bool first: false
    readonly property bool coming: speech.row === index
    readonly property bool flowing: coming && speech.listening
    readonly property bool shaped: blocks.length > 0
    readonly property bool kept: branches.offered && number >= 0
    readonly property bool editing: kept && branches.editing === number
    // There is nothing to do with a greeting but to answer it.
    readonly property bool pointedAt: !first && (current || pointed.hovered)
    // Where it stands in what is seen of the list.
    readonly property real seat: y - ListView.view.contentY
    readonly property bool inSight: seat >= 0 && seat < ListView.view.height
    signal reached
    signal copied(words: string)
    signal cited(passage: var)
    signal taken(at: int)

    // The keyboard goes to what it began, and comes back.
    onEditingChanged: {
        const within = activeFocus || (edit.item as Item)?.activeFocus
        edit.active = editing
        if (within)
            (editing ? edit.item as Item : turn).forceActiveFocus(Qt.TabFocusReason)
    }
    height: below.y + below.height + (branches.offered ? 0 : Theme.unit)
    activeFocusOnTab: current || activeFocus
    onActiveFocusChanged: if (activeFocus) reached()
    Accessible.role: Accessible.ListItem
    Accessible.focusable: true
    Accessible.name: speaker + " " + spoken
    Accessible.description: [worded, versions > 1 ? versionTold : ""].filter(part => part).join(" ")
    readonly property string speaker: who ? Words.text("ui.talk.said").replace("%1", who)
                                          : Words.text(mine ? "ui.talk.you" : "ui.talk.gem")
    readonly property string versionTold: Words.text("ui.talk.version.told").replace("%1", String(version)).replace("%2", String(versions))

    Keys.onPressed: event => {
        const by = { [Qt.Key_Left]: -1, [Qt.Key_Right]: 1 }[event.key]
        if (by && versions > 1 && !editing && !busy)
            branches.step(number, by)
        else if (event.matches(StandardKey.Copy))
            copied(words)
        else
            return
        event.accepted = true
    }
    // What is written anew keeps the keyboard.
    TapHandler { enabled: !turn.editing; onTapped: if (!turn.editing) turn.forceActiveFocus(Qt.MouseFocusReason) }

    // As large as the whole from its first word on, so that nothing moves while it is said.
    component Saying: Prose {
        id: saying
        font.pixelSize: turn.first ? Theme.lead : Theme.body
        property string whole
        property string soFar
        // Not laid out in vain below the blocks.
        text: turn.coming ? soFar : turn.shaped ? "" : whole
        height: turn.coming && size.item ? (size.item as Text).implicitHeight : implicitHeight
        Accessible.ignored: true
        Loader {
            id: size
            active: turn.coming
            sourceComponent: Prose {
                width: saying.width
                visible: false
                font.pixelSize: saying.font.pixelSize
                text: saying.whole
            }
        }
    }

    Caption {
        id: date
        width: parent.width
        visible: turn.day
        height: visible ? implicitHeight + 2 * Theme.unit : 0
        horizontalAlignment: Text.AlignHCenter
        text: turn.day
    }
    Rectangle {
        id: bubble
        readonly property real room: parent.width - 2 * Theme.unit
        readonly property real most: room * (turn.mine ? 0.84 : 1)
        readonly property real inset: turn.mine ? 2 * Theme.unit : 0
        y: date.height
        x: Theme.unit + (turn.mine ? room - width : 0)
        width: turn.mine ? Math.min(most, Math.ceil(asking.contentWidth) + 2 * inset) : most
        height: flowing.active ? Math.max(flowing.height, Theme.body)
                               : Math.max(shaped.height, plain.visible ? plain.height : 0)
        visible: !turn.editing
        radius: Theme.radius
        color: turn.mine ? Theme.tint : "transparent"

        // Words that come are plain; those with marks are set once, when all are there.
        Item {
            id: plain
            width: parent.width
            // The last line has its leading below it.
            height: asking.y + asking.height + (turn.mine ? 1.5 * Theme.unit - Math.round(0.36 * Theme.body) : 0)
            visible: !turn.flowing && (turn.coming || !turn.shaped)
            Saying {
                id: reflecting
                width: parent.width
                visible: whole
                quiet: true
                whole: turn.reflection
                soFar: turn.speech.reflection
            }
            Saying {
                id: asking
                // As wide as its bubble may be; words that run to the left stand at the right of that.
                readonly property bool leftward: turn.mine && horizontalAlignment === Text.AlignRight
                x: bubble.inset - (leftward ? width - Math.ceil(contentWidth) : 0)
                y: turn.mine ? 1.5 * Theme.unit : reflecting.visible ? reflecting.height + Theme.half : 0
                width: bubble.most - 2 * bubble.inset
                whole: turn.asked
                soFar: turn.speech.asked
            }
        }
        Loader {
            id: flowing
            width: parent.width
            active: turn.flowing
            sourceComponent: Flowing { speech: turn.speech }
        }
        Loader {
            id: shaped
            width: parent.width
            active: turn.shaped
            visible: !turn.coming
            sourceComponent: Message { blocks: turn.blocks }
        }
    }
    Rectangle {
        anchors.fill: bubble
        anchors.margins: turn.mine ? 0 : -Theme.unit
        visible: turn.activeFocus && !turn.editing
        radius: Theme.radius
        color: "transparent"
        border { width: 2; color: Theme.accent }
    }
    Loader {
        id: edit
        x: Theme.unit
        y: date.height
        width: bubble.room
        active: false
        Component.onCompleted: active = turn.editing
        sourceComponent: TurnEdit { branches: turn.branches }
    }
    HoverHandler { id: pointed; enabled: turn.worded || turn.kept }
    // Who worded it is told to those who ask, beside the talk.
    Loader {
        anchors.fill: bubble
        // Large, it reaches into the frame, not onto the words above.
        anchors.topMargin: (Theme.scale - 1) * Theme.unit
        active: turn.worded
        sourceComponent: Tip {
            text: turn.worded
            above: true
            moves: turn.seat
            hovered: pointed.hovered
            focused: turn.activeFocus && turn.inSight
        }
    }
    Loader {
        id: foot
        x: Theme.unit
        y: (edit.active ? edit.y + edit.height : bubble.y + bubble.height) + (active ? Theme.half : 0)
        width: bubble.room
        active: turn.addresses.length > 0 || turn.cut || turn.note !== "" || turn.passages.length > 0
                || turn.offers.length > 0
        height: active ? implicitHeight : 0
        sourceComponent: TurnFoot {
            addresses: turn.addresses
            cut: turn.cut
            note: turn.note
            passages: turn.passages
            offers: turn.offers
            reached: turn.current
            leading: turn.leading && turn.last
            last: turn.last
            readOnly: turn.branches.readOnly
            onCopied: address => turn.copied(address)
            onCited: at => turn.cited(turn.passages[at])
            onTaken: at => turn.taken(at)
            onGone: turn.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    // The room stays, so that nothing moves where one points.
    Item {
        id: below
        y: foot.y + foot.height
        width: parent.width
        height: turn.branches.offered ? Theme.control - Theme.unit : 0
        Loader {
            x: turn.mine ? parent.width - width - Theme.half : 0
            active: turn.kept && !turn.editing && !turn.flowing && (turn.versions > 1 || turn.pointedAt)
            sourceComponent: TurnActs {
                version: turn.version
                versions: turn.versions
                seat: turn.seat
                room: below.width - Theme.unit
                gems: turn.gems
                shown: turn.pointedAt
                reached: turn.current
                enabled: !turn.busy
                changeable: turn.mine && !turn.branches.readOnly
                repeatable: !turn.mine && turn.index > 0 && !turn.branches.readOnly
                onCopying: turn.copied(turn.words)
                onEditing: {
                    turn.forceActiveFocus(Qt.TabFocusReason)
                    turn.branches.edit(turn.number)
                }
                onRepeating: turn.branches.askAgain(turn.number)
                onStepped: by => turn.branches.step(turn.number, by)
            }
        }
    }
}
