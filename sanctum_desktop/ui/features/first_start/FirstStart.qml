import QtQuick
import Sanctum.Window
import "../../design"

// First start, in three steps: what this is, a passphrase, then the recovery code, once.
FocusScope {
    id: screen
    required property FirstStartModel first

    readonly property int step: first.step

    function begin() {
        const now = [welcome, choosing, keeping][step - 1]
        column.contentY = 0
        now.forceActiveFocus(Qt.TabFocusReason)
    }
    Component.onCompleted: {
        first.offer()
        begin()
    }
    onStepChanged: begin()
    // Whoever begins to type at once is at their passphrase.
    Keys.onPressed: event => {
        const command = event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)
        if (step !== 1 || command || event.text.length !== 1 || event.text <= " ")
            return
        first.goOn()
        choosing.type(event.text)
        event.accepted = true
    }

    Scroll {
        id: column
        anchors.fill: parent
        centred: true
        // A field is seen with what is said below it.
        function see() { bring((reached?.parent as Field) ?? reached) }
        onHeightChanged: see()
        onContentHeightChanged: see()
        measure: Math.min(width - 8 * Theme.unit, 560 * Math.sqrt(Theme.scale))
        spacing: (Theme.scale > 1.4 ? 2 : 3) * Theme.unit

        Steps {
            width: parent.width
            step: screen.step
        }
        Welcome {
            id: welcome
            width: parent.width
            visible: screen.step === 1
            first: screen.first
        }
        Choosing {
            id: choosing
            width: parent.width
            visible: screen.step === 2
            first: screen.first
        }
        Keeping {
            id: keeping
            width: parent.width
            visible: screen.step === 3
            first: screen.first
        }
    }
}
