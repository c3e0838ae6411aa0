pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The talk with Gem; what she learned stands beside it, or behind a button where it is narrow.
FocusScope {
    id: screen
    required property TalkModel talk
    readonly property bool wide: width >= 880 * Math.sqrt(Theme.scale)
    property bool factsOpen: false
    objectName: "talkScreen"

    function send() {
        if (talk.busy)
            return
        const said = answer.text
        answer.text = ""
        talk.say(said)
    }

    Connections {
        target: screen.talk
        function onRestored(draft: string) { answer.text = draft }
    }

    Item {
        id: words
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        width: screen.wide ? parent.width - facts.width : parent.width
        visible: screen.wide || !screen.factsOpen

        ListView {
            id: turns
            anchors { top: parent.top; bottom: foot.top; horizontalCenter: parent.horizontalCenter }
            anchors.topMargin: 3 * Theme.unit
            anchors.bottomMargin: 2 * Theme.unit
            width: Math.min(parent.width - 6 * Theme.unit, 720 * Math.sqrt(Theme.scale))
            model: screen.talk.turns
            spacing: 2 * Theme.unit
            clip: true
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            Accessible.role: Accessible.List
            Accessible.name: Words.text("ui.talk.turns")
            onCountChanged: Qt.callLater(positionViewAtEnd)
            onContentHeightChanged: if (!moving) Qt.callLater(positionViewAtEnd)
            delegate: Item {
                id: turn
                required property bool mine
                required property string words
                width: ListView.view.width
                height: bubble.height
                Rectangle {
                    id: bubble
                    anchors.right: turn.mine ? parent.right : undefined
                    width: Math.min(parent.width * (turn.mine ? 0.82 : 0.96), said.implicitWidth + 4 * Theme.unit)
                    height: said.height + (turn.mine ? 3 : 1) * Theme.unit
                    radius: Theme.radius
                    color: turn.mine ? Theme.tint : "transparent"
                    Prose {
                        id: said
                        anchors.verticalCenter: parent.verticalCenter
                        x: turn.mine ? 2 * Theme.unit : 0
                        width: parent.width - 4 * Theme.unit
                        text: turn.words
                        Accessible.name: Words.text(turn.mine ? "ui.talk.you" : "ui.talk.gem") + " " + turn.words
                    }
                }
            }
        }
        Column {
            id: foot
            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
            anchors.bottomMargin: 2 * Theme.unit
            width: turns.width
            spacing: Theme.unit

            Prose {
                width: parent.width
                visible: text
                text: screen.talk.message
                color: Theme.alert
                Accessible.role: Accessible.AlertMessage
            }
            Area {
                id: answer
                width: parent.width
                visible: !screen.talk.readOnly
                focus: true
                inputName: "answer"
                label: Words.text("ui.talk.answer")
                hint: label
                Component.onCompleted: text = screen.talk.draft
                onTextChanged: screen.talk.keep(text)
                onAccepted: screen.send()
            }
            Flow {
                width: parent.width
                spacing: Theme.unit
                Button {
                    primary: !show.primary
                    visible: !screen.talk.readOnly
                    enabled: !screen.talk.busy
                    text: Words.text("ui.talk.send")
                    onClicked: screen.send()
                }
                Button {
                    id: show
                    primary: screen.talk.finished && screen.talk.enough
                    visible: screen.talk.enough
                    text: Words.text("ui.talk.show")
                    onClicked: screen.talk.show()
                }
                Button {
                    plain: true
                    visible: !screen.talk.finished
                    enabled: !screen.talk.busy
                    text: Words.text("ui.talk.skip")
                    onClicked: screen.talk.steer("skip")
                }
                Button {
                    plain: true
                    visible: !screen.talk.finished
                    enabled: !screen.talk.busy
                    text: Words.text("ui.talk.stop")
                    onClicked: screen.talk.steer("stop")
                }
                Button {
                    visible: !screen.wide
                    plain: true
                    text: Words.text("ui.facts.open")
                    onClicked: screen.factsOpen = true
                }
            }
        }
    }
    Facts {
        id: facts
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: screen.wide ? Math.min(parent.width * 0.4, 336 * Math.sqrt(Theme.scale)) : parent.width
        visible: screen.wide || screen.factsOpen
        facts: screen.talk.facts
        closable: !screen.wide
        onClosed: screen.factsOpen = false
    }
}
