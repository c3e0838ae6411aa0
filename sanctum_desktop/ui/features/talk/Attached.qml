import QtQuick
import Sanctum.Window
import "../../design"

// The texts attached to the talk, what is to be known of the last, and whether what was pasted
// is to be one of them.
Column {
    id: attached
    required property AttachingModel texts
    property bool readOnly: false
    // What was pressed goes with the press.
    signal gone
    spacing: Theme.unit

    Scroll {
        width: parent.width
        height: Math.min(contentHeight, 2 * Theme.control)
        visible: attached.texts.count > 0
        Chips {
            width: parent ? (parent as Item).width : 0
            texts: attached.texts
            readOnly: attached.readOnly
            onRemoving: text => {
                attached.gone()
                attached.texts.remove(text)
            }
        }
    }
    Caption {
        width: parent.width
        visible: text
        text: attached.texts.told
        Accessible.role: Accessible.AlertMessage
        onTextChanged: told => { if (told) Accessible.announce(told) }
    }
    Column {
        width: parent.width
        visible: attached.texts.pasted
        Caption {
            width: parent.width
            text: Words.text("ui.attach.long")
            Accessible.role: Accessible.AlertMessage
            onVisibleChanged: if (visible) Accessible.announce(text)
        }
        Flow {
            x: -Theme.unit
            width: parent.width + Theme.unit
            Button {
                plain: true
                icon: "attach"
                text: Words.text("ui.attach.do")
                onClicked: {
                    attached.gone()
                    attached.texts.attachPasted()
                }
            }
            Button {
                plain: true
                text: Words.text("ui.attach.not")
                onClicked: {
                    attached.gone()
                    attached.texts.leavePasted()
                }
            }
        }
    }
}
