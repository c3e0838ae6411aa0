import QtQuick

// A name and what is known under it: beside each other, or one below the other where it is narrow.
Item {
    id: known
    required property string label
    required property string value
    property real room: 6 * Theme.body
    readonly property bool wide: width >= 19 * Theme.body + room
    width: parent ? (parent as Item).width : 0
    height: wide ? Math.max(name.implicitHeight, words.implicitHeight)
                 : name.implicitHeight + words.implicitHeight

    Prose {
        id: name
        width: known.wide ? known.room : parent.width
        quiet: true
        even: true
        text: known.label
    }
    Prose {
        id: words
        x: known.wide ? name.width + 2 * Theme.unit : 0
        y: known.wide ? 0 : name.implicitHeight
        width: parent.width - x
        even: true
        wrapMode: Text.WrapAtWordBoundaryOrAnywhere
        text: known.value
    }
}
