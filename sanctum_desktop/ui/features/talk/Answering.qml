import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// Where one answers, attaches a text, stops what is said; with Gem also skips, rests for today, goes
// on, or hands over to Abby.
FocusScope {
    id: answering
    required property TalkModel talk
    // As tall as the field may grow.
    property real most: 10 * Theme.body
    readonly property bool gems: talk.company.isGem
    readonly property bool showing: gems && talk.finished && talk.enough
    readonly property bool resting: gems && talk.finished && !talk.readOnly
    readonly property bool attaching: !gems && !talk.readOnly
    readonly property bool typed: answer.text.trim() !== ""
    // A turn is written anew: that goes before what is said next.
    readonly property bool editing: talk.branches.editing >= 0
    // A reply is still to come: that goes before a new message.
    readonly property bool owed: talk.unanswered && !typed
    // What is suggested beside the last turn is the main thing until one types.
    property bool offering: false
    implicitHeight: column.implicitHeight
    signal said

    // To the field itself, not to the button that had the keyboard last.
    function reach() {
        (answer.visible ? answer : answering).forceActiveFocus(Qt.TabFocusReason)
    }
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
        // Whoever skips one may skip the next; the other buttons go with the press.
        if (wish !== "skip")
            reach()
        said()
        talk.steer(wish)
    }
    Connections {
        target: answering.talk
        function onRestored(draft: string) { answering.bringBack(draft) }
    }

    // How the talk stands, with what can be done about it.
    component Told: Flow {
        property alias text: words.text
        width: parent ? (parent as Item).width : 0
        spacing: Theme.unit
        Caption {
            id: words
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(implicitHeight, Theme.control)
            verticalAlignment: Text.AlignVCenter
        }
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
                onTextChanged: told => { if (told) Accessible.announce(told) }
            }
        }
        Progress {
            objectName: "talkWait"
            width: parent.width
            visible: answering.talk.busy && !answering.talk.speech.flowing
            words: answering.talk.doing
            cancellable: answering.talk.leavable || answering.talk.modelAsked
            stopWords: answering.talk.modelAsked ? Words.text("ui.talk.without") : ""
            onCancelled: {
                answering.reach()
                if (answering.talk.modelAsked)
                    answering.talk.goOnWithout()
                else
                    answering.talk.giveUp()
            }
        }
        Button {
            plain: true
            visible: answering.talk.canChange
            text: Words.text("ui.talk.another_model")
            onClicked: {
                answering.reach()
                answering.talk.askAnother()
            }
        }
        Told {
            visible: answering.talk.unanswered
            text: Words.text("ui.talk.waiting")
            Button {
                primary: answering.owed && !answering.editing
                text: Words.text("ui.talk.on")
                onClicked: {
                    answering.reach()
                    answering.said()
                    answering.talk.goOn()
                }
            }
        }
        Told {
            readonly property string aside: answering.talk.talks.aside
            visible: aside && !answering.talk.readOnly
            text: aside ? Words.text(`ui.talks.lies.${aside}`) : ""
            Button {
                plain: true
                icon: "undo"
                text: Words.text("ui.talks.back")
                onClicked: {
                    answering.reach()
                    answering.talk.talks.bringBack()
                }
            }
        }
        Attached {
            width: parent.width
            visible: !answering.gems && (texts.count > 0 || texts.told || texts.pasted)
            texts: answering.talk.texts
            readOnly: answering.talk.readOnly
            onGone: answering.reach()
        }
        Area {
            id: answer
            width: parent.width
            visible: !answering.talk.readOnly
            focus: true
            inputName: "answer"
            most: answering.most * (answering.attaching && answering.talk.texts.pasted ? 0.4 : 1)
            label: Words.text(answering.gems ? "ui.talk.answer" : "ui.talk.message")
            hint: label
            Component.onCompleted: answering.bringBack(answering.talk.draft)
            onTextChanged: answering.talk.keep(text)
            onAccepted: answering.send()
        }
        Flow {
            width: parent.width
            spacing: Theme.unit
            Button {
                objectName: "stop"
                icon: "stop"
                visible: answering.talk.stoppable
                text: Words.text("ui.talk.halt")
                onClicked: {
                    answering.reach()
                    answering.talk.stop()
                }
            }
            Button {
                icon: "send"
                primary: !(answering.showing || answering.resting || answering.offering || answering.owed
                           || answering.editing)
                visible: !answering.talk.readOnly && !answering.talk.stoppable
                enabled: !answering.talk.busy
                text: Words.text("ui.talk.send")
                onClicked: answering.send()
            }
            Button {
                plain: true
                icon: "attach"
                visible: answering.attaching
                text: Words.text("ui.attach")
                onClicked: file.dialog.askFile("")
            }
            Button {
                primary: answering.showing && !answering.editing
                visible: answering.gems && answering.talk.enough
                enabled: !answering.talk.busy  // the page must hold the answer just given
                text: Words.text("ui.talk.show")
                onClicked: answering.talk.show()
            }
            Button {
                primary: !answering.showing && !answering.editing
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
                visible: answering.gems && !answering.talk.finished
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
    FileDialog {
        id: file
        title: Words.text("ui.attach.title")
        onAccepted: path => answering.talk.texts.attachFile(path)
    }
}
