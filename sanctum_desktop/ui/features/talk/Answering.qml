import QtQuick
import Sanctum.Window
import "../../design"

// Where one answers, skips, rests for today, goes on, or hands over to Abby.
FocusScope {
    id: answering
    required property TalkModel talk
    // As tall as the field may grow.
    property real most: 10 * Theme.body
    readonly property bool showing: talk.finished && talk.enough
    readonly property bool resting: talk.finished && !talk.readOnly
    implicitHeight: column.implicitHeight
    signal said

    function send() {
        if (talk.busy || !answer.text.trim())
            return
        const words = answer.text
        answer.text = ""
        said()
        talk.say(words)
    }
    function bringBack(draft: string) {
        answer.text = draft
        answer.showEnd()
    }
    function steer(wish: string) {
        said()
        talk.steer(wish)
    }
    Connections {
        target: answering.talk
        function onRestored(draft: string) { answering.bringBack(draft) }
    }

    Column {
        id: column
        width: parent.width
        spacing: Theme.unit

        Row {
            id: fault
            width: parent.width
            visible: answering.talk.message
            spacing: Theme.unit
            Icon { id: sign; name: "warning"; color: Theme.alert }
            Prose {
                width: fault.width - sign.width - fault.spacing
                text: answering.talk.message
                color: Theme.alert
                Accessible.role: Accessible.AlertMessage
            }
        }
        Progress {
            objectName: "talkWait"
            width: parent.width
            visible: answering.talk.busy
            words: answering.talk.doing
            cancellable: answering.talk.leavable || answering.talk.modelAsked
            stopWords: answering.talk.modelAsked ? Words.text("ui.talk.without") : ""
            onCancelled: answering.talk.modelAsked ? answering.talk.goOnWithout() : answering.talk.giveUp()
        }
        Area {
            id: answer
            width: parent.width
            visible: !answering.talk.readOnly
            focus: true
            inputName: "answer"
            most: answering.most
            label: Words.text("ui.talk.answer")
            hint: label
            Component.onCompleted: answering.bringBack(answering.talk.draft)
            onTextChanged: answering.talk.keep(text)
            onAccepted: answering.send()
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                icon: "send"
                primary: !answering.showing && !answering.resting
                visible: !answering.talk.readOnly
                enabled: !answering.talk.busy
                text: Words.text("ui.talk.send")
                onClicked: answering.send()
            }
            Button {
                primary: answering.showing
                visible: answering.talk.enough
                enabled: !answering.talk.busy  // the page must hold the answer just given
                text: Words.text("ui.talk.show")
                onClicked: answering.talk.show()
            }
            Button {
                primary: !answering.showing
                plain: answering.showing
                visible: answering.resting
                enabled: !answering.talk.busy
                text: Words.text("ui.talk.on")
                onClicked: answering.steer("on")
            }
            // Both beside the rest, or both below it.
            Flow {
                width: Math.min(parent.width, skip.width + spacing + stop.width)
                leftPadding: y > 0 ? -Theme.unit : 0
                visible: !answering.talk.finished
                spacing: Theme.unit
                Button {
                    id: skip
                    plain: true
                    enabled: !answering.talk.busy
                    text: Words.text("ui.talk.skip")
                    onClicked: answering.steer("skip")
                }
                Button {
                    id: stop
                    plain: true
                    enabled: !answering.talk.busy
                    text: Words.text("ui.talk.stop")
                    onClicked: answering.steer("stop")
                }
            }
        }
    }
}
