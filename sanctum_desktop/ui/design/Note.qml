import QtQuick

// How something ended, or what speaks against it. It is `bad`, or what `icon` says.
Item {
    id: note
    required property string text
    property bool bad: true
    property string icon: bad ? "warning" : "info"
    visible: text !== ""
    height: visible ? words.implicitHeight : 0

    Icon {
        id: sign
        name: note.icon
        color: note.bad ? Theme.alert : note.icon === "check" ? Theme.good : Theme.quiet
        y: (words.implicitHeight / Math.max(1, words.lineCount) - height) / 2
    }
    Prose {
        id: words
        x: sign.width + Theme.unit
        width: parent.width - x
        even: true
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        text: note.text
        color: note.bad ? Theme.alert : Theme.ink
        Accessible.role: Accessible.AlertMessage
    }
}
