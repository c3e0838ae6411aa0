pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The talk with a persona. What Gem learned, or what belongs to a talk with another, stands at its
// right and the other talks at its left, or each behind a button where it is narrow or was put aside.
FocusScope {
    id: screen
    required property TalkModel talk
    readonly property bool roomy: width >= 880 * Math.sqrt(Theme.scale)
    readonly property bool wide: roomy && PaneList.facts.opened
    readonly property bool widest: width >= 1120 * Math.sqrt(Theme.scale) 
                                    && (talk.talks.count > 1 || talk.talks.kept)
    readonly property bool listed: widest && PaneList.talks.opened
    // What covers the talk where it is narrow: "facts", "talks" or nothing.
    property string over: ""
    readonly property bool covered: (over === "facts" && !wide) || (over === "talks" && !listed)
    // So much of its left is no place for what floats over it.
    readonly property real aside: wide ? width - pane.width : 0
    // And what floats stands above where one answers.
    readonly property real beneath: wide || covered ? 0 : answering.height + Theme.unit
    readonly property bool gems: talk.company.isGem
    readonly property Item pane: gems ? facts : beside
    // So much is taken by what floats above where one answers, or at the bottom.
    property real floated: 0
    readonly property real lifted: floated > 0 ? floated + 3 * Theme.unit : 0
    // Its last turn suggests something that was not taken up.
    readonly property bool offering: talk.suggesting && !answering.typed
    objectName: "talkScreen"

    function uncover() {
        over = ""
        if (answering.visible)
            answering.reach()
    }
    function bring(name: string) {
        if (name === "facts" ? roomy : widest)
            (name === "facts" ? PaneList.facts : PaneList.talks).show(true)
        else
            over = name
    }
    function find() {
        bring("talks")
        talks.find()
    }
    function leavePane() {
        if (wide)
            PaneList.facts.show(false)
        uncover()
    }
    // The turn the keyboard was in is gone: it goes to where one answers.
    function leaveTurns() {
        if (turns.activeFocus)
            answering.reach()
    }
    Keys.onEscapePressed: event => {
        event.accepted = covered || talk.stoppable
        if (covered)
            uncover()
        else
            talk.stop()
    }

    Shortcut {
        sequences: KeyList.of("find_talk")
        enabled: screen.enabled && screen.talk.talks.kept && !screen.talk.company.opened
        onActivated: screen.find()
    }
    Shortcut {
        sequences: KeyList.of("new_talk")
        enabled: screen.enabled && screen.talk.company.offered
        onActivated: screen.talk.company.ask()
    }
    Connections {
        target: screen.talk
        function onFindWanted() { screen.find() }
        function onOpened() { screen.leaveTurns() }
        function onPointed() { screen.over = "" }
    }
    Connections {
        target: screen.talk.company
        function onChosen() { screen.uncover() }
    }
    Connections {
        target: screen.talk.branches
        function onEdited() {
            screen.leaveTurns()
            turns.stuck = true
        }
        function onAgain() {
            screen.leaveTurns()
            turns.stuck = true
        }
    }

    Connections {
        target: screen.talk.facts
        function onSought(fact: string, row: int) {
            screen.bring("facts")
            facts.find(fact, row)
        }
    }
    Talks {
        id: talks
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        anchors.bottomMargin: screen.listed ? 0 : screen.lifted
        width: screen.listed ? talksEdge.usual * talksEdge.value / 100 : parent.width
        visible: screen.listed || screen.over === "talks"
        talks: screen.talk.talks
        finding: screen.talk.finding
        readOnly: screen.talk.readOnly
        beside: screen.listed
        onClosed: {
            if (screen.listed)
                PaneList.talks.show(false)
            screen.uncover()
        }
        onBegun: {
            screen.uncover()
            screen.talk.new()
        }
        onChosen: screen.uncover()
        onSaving: talk => screen.talk.saving.ask(talk)
    }
    PaneEdge {
        id: talksEdge
        anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: talks.right }
        visible: screen.listed
        z: 1
        text: Words.text("ui.talks.edge")
        usual: 232 * Math.sqrt(Theme.scale)
        least: PaneList.talks.least
        most: Math.min(PaneList.talks.most, 25 * screen.width / usual)
        percent: PaneList.talks.percent
        onMoved: percent => PaneList.talks.widen(percent)
    }
    Item {
        id: words
        anchors { top: parent.top; bottom: parent.bottom; left: parent.left; right: parent.right }
        anchors.leftMargin: screen.listed ? talks.width : 0
        anchors.rightMargin: screen.wide ? screen.pane.width : 0
        visible: !screen.covered
        readonly property real reading: Math.min(width - 6 * Theme.unit, Theme.measure)
        // The very first words stand with the field in the middle; with the next it goes down.
        property real alone: turns.count === 1 ? 1 : 0
        readonly property real spare: height - head.height - turns.contentHeight - answering.height - 6 * Theme.unit
        readonly property real lift: alone * Math.round(Math.max(0, spare) / 2)
        Behavior on alone { NumberAnimation { duration: Theme.moment } }
        Keys.onPressed: event => event.accepted = turns.scroll(event.key)

        Dropping {
            anchors.fill: parent
            z: 1
            enabled: answering.attaching
            texts: screen.talk.texts
        }
        Head {
            id: head
            anchors { top: parent.top; horizontalCenter: parent.horizontalCenter }
            anchors.topMargin: 2 * Theme.unit
            width: words.reading
            height: implicitHeight
            talk: screen.talk
            listed: screen.listed
            wide: screen.wide
            onListing: {
                screen.bring("talks")
                talks.reach()
            }
            onBesiding: {
                screen.bring("facts")
                screen.gems ? facts.reach() : beside.reach()
            }
        }
        Turns {
            id: turns
            anchors { top: head.bottom; bottom: answering.top; horizontalCenter: parent.horizontalCenter }
            anchors.topMargin: Theme.unit
            anchors.bottomMargin: Theme.unit + (screen.wide ? 0 : screen.floated)
            // What the keyboard is on is framed a little beyond its words.
            width: words.reading + 2 * Theme.unit
            talk: screen.talk
            leading: screen.offering && !answering.editing
            onCited: which => {
                passage.passage = which
                passage.opened = true
            }
        }
        Answering {
            id: answering
            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
            anchors.bottomMargin: 2 * Theme.unit + words.lift
            width: words.reading
            most: 0.3 * words.height
            focus: true
            offering: screen.offering
            talk: screen.talk
            onSaid: turns.stuck = true
        }
    }
    Rectangle {
        anchors { left: words.left; top: parent.top; bottom: parent.bottom }
        width: 1
        visible: screen.listed
        color: Theme.rule
    }
    Facts {
        id: facts
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: screen.wide ? factsEdge.usual * factsEdge.value / 100 : parent.width
        visible: screen.gems && (screen.wide || screen.over === "facts")
        facts: screen.talk.facts
        parts: screen.talk.parts
        beside: screen.wide
        onClosed: screen.leavePane()
    }
    Beside {
        id: beside
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: facts.width
        visible: !screen.gems && (screen.wide || screen.over === "facts")
        talk: screen.talk
        beside: screen.wide
        lifted: screen.lifted
        onClosed: screen.leavePane()
    }
    PaneEdge {
        id: factsEdge
        anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: facts.left }
        visible: screen.wide
        text: Words.text("ui.facts.edge")
        leftwards: true
        usual: 336 * Math.sqrt(Theme.scale)
        least: PaneList.facts.least
        most: Math.min(PaneList.facts.most, 45 * screen.width / usual)
        percent: PaneList.facts.percent
        onMoved: percent => PaneList.facts.widen(percent)
    }
    Company { company: screen.talk.company }
    Passage {
        id: passage
        onClosed: opened = false
        onGoing: (talk, turn) => {
            opened = false
            screen.talk.goTo(talk, turn)
        }
    }
    // Made at the first question.
    Loader {
        id: saving
        active: false
        sourceComponent: SaveTalk { saving: screen.talk.saving }
        Connections {
            target: screen.talk.saving.dialog
            function onChanged() {
                if (screen.talk.saving.dialog.opened)
                    saving.active = true
            }
        }
    }
}
