import QtQuick
import Sanctum.Window
import "../../design"

// First start: the promise, a passphrase, then the recovery code, once.
FocusScope {
    id: screen
    required property FirstStartModel first
    readonly property bool done: first.code !== ""

    Component.onCompleted: first.offer()
    // The field is gone then; Enter, pressed once more, must not pass over the code.
    onDoneChanged: if (done) code.forceActiveFocus(Qt.TabFocusReason)

    Scroll {
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 8 * Theme.unit, 520 * Math.sqrt(Theme.scale))
        spacing: 2 * Theme.unit

        Prose {
            width: parent.width
            text: Words.text(screen.done ? "ui.first.code.title" : "ui.first.title")
            font.pixelSize: Theme.title
            font.weight: Font.DemiBold
            lineHeight: 1.15
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            quiet: true
            text: Words.text(screen.done ? "ui.first.code.about" : "ui.first.promise")
            bottomPadding: Theme.unit
        }
        Card {
            width: parent.width
            height: offer.implicitHeight + 4 * Theme.unit

            Column {
                id: offer
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 2 * Theme.unit }
                spacing: Theme.unit

                Prose {
                    width: parent.width
                    visible: !screen.done
                    quiet: true
                    font.pixelSize: Theme.small
                    text: Words.text("ui.first.offer")
                }
                TextEdit {
                    id: code
                    width: parent.width
                    text: screen.done ? screen.first.code : screen.first.offered
                    readOnly: true
                    selectByMouse: true
                    activeFocusOnTab: true
                    wrapMode: TextEdit.Wrap
                    color: Theme.ink
                    selectionColor: Theme.accent
                    selectedTextColor: Theme.accentInk
                    font.pixelSize: Math.round(Theme.body * 1.25)
                    font.weight: Font.Medium
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: -Theme.unit / 2
                        z: -1
                        visible: code.activeFocus
                        radius: Theme.unit
                        color: "transparent"
                        border.width: 2
                        border.color: Theme.accent
                    }
                }
                Flow {
                    width: parent.width
                    spacing: Theme.unit
                    Button {
                        visible: !screen.done
                        text: Words.text("ui.first.use")
                        onClicked: pass.text = screen.first.offered
                    }
                    Button {
                        visible: !screen.done
                        plain: true
                        text: Words.text("ui.first.another")
                        onClicked: screen.first.offer()
                    }
                    Button {
                        visible: screen.done
                        text: Words.text("ui.first.copy")
                        onClicked: screen.first.copy()
                    }
                }
            }
        }
        Field {
            id: pass
            width: parent.width
            visible: !screen.done
            focus: true
            inputName: "field"
            label: Words.text("ui.first.passphrase")
            hint: label
            onTextChanged: screen.first.weigh(text)
            onAccepted: screen.first.create(text)
        }
        Prose {
            width: parent.width
            visible: !screen.done
            quiet: true
            font.pixelSize: Theme.small
            text: screen.first.strength
        }
        Prose {
            width: parent.width
            visible: text
            text: screen.first.message
            color: Theme.alert
            Accessible.role: Accessible.AlertMessage
        }
        Button {
            width: parent.width
            primary: true
            enabled: !screen.first.busy
            text: Words.text(screen.done ? "ui.first.written" : screen.first.busy ? "ui.first.busy" : "ui.first.create")
            onClicked: {
                if (screen.done) {
                    screen.first.proceed()
                } else {
                    screen.first.create(pass.text)
                }
            }
        }
        Button {
            anchors.horizontalCenter: parent.horizontalCenter
            plain: true
            visible: screen.first.returnable
            text: Words.text("ui.first.back")
            onClicked: screen.first.back()
        }
    }
}
