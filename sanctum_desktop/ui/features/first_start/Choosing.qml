import QtQuick
import Sanctum.Window
import "../../design"

// Five words drawn now, or one's own. It is seen as it is typed; who hides it types it twice.
FocusScope {
    id: choosing
    required property FirstStartModel first
    readonly property bool done: first.step === 3
    implicitHeight: column.implicitHeight

    // The vault is made: what opens it stands nowhere any more.
    onDoneChanged: if (done) pass.text = again.text = ""
    function type(words: string) {
        pass.text += words
        pass.forceActiveFocus(Qt.TabFocusReason)
    }
    function create() {
        if (again.visible && again.text !== pass.text)
            first.differ()
        else
            first.create(pass.text)
    }

    Column {
        id: column
        width: parent.width
        spacing: (Theme.scale > 1.4 ? 1.5 : 2) * Theme.unit

        Title {
            width: parent.width
            text: Words.text("ui.first.passphrase.title")
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text("ui.first.passphrase.about")
        }
        Card {
            width: parent.width
            height: offer.implicitHeight + 4 * Theme.unit
            Column {
                id: offer
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
                spacing: Theme.unit
                Caption {
                    width: parent.width
                    even: true
                    text: Words.text("ui.first.offer")
                }
                Prose {
                    width: parent.width
                    font.pixelSize: Theme.lead
                    font.weight: Font.Medium
                    text: choosing.first.offered
                }
                Flow {
                    width: parent.width
                    spacing: Theme.unit
                    Button {
                        enabled: pass.text !== choosing.first.offered
                        text: Words.text("ui.first.use")
                        onClicked: {
                            pass.text = choosing.first.offered
                            pass.forceActiveFocus(Qt.TabFocusReason)
                        }
                    }
                    Button {
                        plain: true
                        text: Words.text("ui.first.another")
                        onClicked: choosing.first.offer()
                    }
                }
            }
        }
        Column {
            width: parent.width
            spacing: Theme.unit
            Field {
                id: pass
                width: parent.width
                focus: true
                secret: true
                openly: true
                inputName: "field"
                label: Words.text("ui.first.passphrase")
                hint: label
                error: again.visible ? "" : choosing.first.message
                onTextChanged: choosing.first.weigh(text)
                onAccepted: again.visible ? again.forceActiveFocus(Qt.TabFocusReason) : choosing.create()
            }
            Caption {
                width: parent.width
                text: choosing.first.strength
            }
            Field {
                id: again
                width: parent.width
                visible: pass.text !== "" && !pass.shown
                secret: true
                inputName: "again"
                label: Words.text("ui.first.again")
                hint: label
                error: visible ? choosing.first.message : ""
                onAccepted: choosing.create()
            }
        }
        Column {
            width: parent.width
            spacing: Theme.unit
            Button {
                width: parent.width
                primary: true
                busy: choosing.first.busy
                text: Words.text(busy ? "ui.first.busy" : "ui.first.create")
                onClicked: choosing.create()
            }
            Button {
                anchors.horizontalCenter: parent.horizontalCenter
                plain: true
                visible: !choosing.first.busy
                text: Words.text(choosing.first.returnable ? "ui.first.back" : "ui.first.step.back")
                onClicked: choosing.first.returnable ? choosing.first.back() : choosing.first.goBack()
            }
        }
    }
}
