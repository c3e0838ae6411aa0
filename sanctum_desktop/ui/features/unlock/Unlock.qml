import QtQuick
import Sanctum.Window
import "../../design"

// The lock screen; where something speaks against the vault, the question what to do.
FocusScope {
    id: screen
    objectName: "unlockScreen"
    required property UnlockModel unlock
    property bool recovering: false
    readonly property bool asking: unlock.doubt.doubt !== ""

    function send() {
        if (!unlock.ready)
            return
        if (recovering)
            unlock.recover(code.text, pass.text)
        else
            unlock.unlock(pass.text)
        pass.text = ""
    }

    Component.onCompleted: unlock.vaults.look()
    onAskingChanged: (asking ? question : form).forceActiveFocus(Qt.TabFocusReason)
    Connections {
        target: screen.unlock.vaults
        function onChosen() { pass.forceActiveFocus(Qt.TabFocusReason) }
    }

    Scroll {
        anchors.fill: parent
        centred: true
        // A field is seen with what is said below it.
        function see() { bring((reached?.parent as Field) ?? reached) }
        onHeightChanged: see()
        onContentHeightChanged: see()
        measure: Math.min(width - 8 * Theme.unit, (screen.asking ? 560 : 440) * Math.sqrt(Theme.scale))
        spacing: 0

        FocusScope {
            id: question
            width: parent.width
            height: visible ? doubt.implicitHeight : 0
            visible: screen.asking
            Doubt {
                id: doubt
                width: parent.width
                doubt: screen.unlock.doubt
            }
        }
        FocusScope {
            id: form
            width: parent.width
            height: visible ? column.implicitHeight : 0
            visible: !screen.asking
            focus: true

            Column {
                id: column
                width: parent.width
                spacing: 2 * Theme.unit

                Mark { anchors.horizontalCenter: parent.horizontalCenter }
                Column {
                    width: parent.width
                    spacing: 1.5 * Theme.unit
                    bottomPadding: Theme.unit
                    Title {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: screen.recovering ? Words.text("ui.unlock.recover.title") : Words.text("ui.unlock.title")
                    }
                    Prose {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        quiet: true
                        // Where one is to be chosen, its name stands below.
                        visible: screen.recovering || !screen.unlock.vaults.several
                        text: screen.recovering ? Words.text("ui.unlock.recover.about") : screen.unlock.about
                    }
                }
                Vaults {
                    width: parent.width
                    visible: screen.unlock.vaults.several
                    vaults: screen.unlock.vaults
                    busy: screen.unlock.busy
                    // The passphrase stays in sight below however many there are.
                    most: Math.max(3 * Theme.control, 0.36 * screen.height)
                }
                Field {
                    id: code
                    width: parent.width
                    visible: screen.recovering
                    label: Words.text("ui.unlock.code")
                    hint: label
                }
                Field {
                    id: pass
                    width: parent.width
                    focus: true
                    secret: true
                    // A new one is seen, since it is typed once.
                    openly: screen.recovering
                    inputName: "field"
                    label: Words.text(screen.recovering ? "ui.unlock.new" : "ui.unlock.passphrase")
                    hint: label
                    error: [screen.unlock.message, screen.unlock.advice].filter(String).join(" ")
                    onAccepted: screen.send()
                }
                Button {
                    width: parent.width
                    // A wait is read, so it is not paled like what cannot be done.
                    primary: screen.unlock.ready || screen.unlock.busy
                    busy: screen.unlock.busy
                    enabled: screen.unlock.ready
                    opacity: 1
                    text: screen.unlock.action
                    onClicked: screen.send()
                }
                Caption {
                    width: parent.width
                    visible: !screen.unlock.ready && !screen.unlock.busy
                    horizontalAlignment: Text.AlignHCenter
                    text: Words.text("ui.unlock.waiting")
                }
                Backups {
                    width: parent.width
                    visible: screen.unlock.doubt.offered
                    doubt: screen.unlock.doubt
                }
                Column {
                    width: parent.width
                    topPadding: Theme.unit
                    spacing: Theme.half
                    Link {
                        text: Words.text(screen.recovering ? "ui.unlock.back" : "ui.unlock.recover")
                        onClicked: {
                            screen.recovering = !screen.recovering;
                            (screen.recovering ? code : pass).forceActiveFocus(Qt.TabFocusReason)
                        }
                    }
                    NewVault {
                        width: parent.width
                        vaults: screen.unlock.vaults
                        busy: screen.unlock.busy
                    }
                    Locking {
                        width: parent.width
                        unlock: screen.unlock
                    }
                }
            }
        }
    }
}
