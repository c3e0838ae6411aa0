import QtQuick
import "../design"

// One command of the palette: what it is, and its key.
Rectangle {
    id: item
    required property string words
    required property string beside
    required property string icon
    required property string kindWords
    required property string keyWords
    property bool chosen: false
    readonly property string told: [words, beside, kindWords, keyWords].filter(part => part).join(", ")
    signal pointed
    signal clicked

    height: Math.max(Theme.control, column.implicitHeight + 1.5 * Theme.unit)
    radius: Theme.radiusSmall
    color: chosen ? Theme.tint : "transparent"
    Accessible.role: Accessible.ListItem
    Accessible.name: told
    Accessible.focusable: true
    Accessible.selectable: true
    Accessible.selected: chosen
    Accessible.onPressAction: item.clicked()

    Rectangle {
        visible: item.chosen
        width: 3
        height: parent.height - 2 * Theme.unit
        x: Theme.half
        anchors.verticalCenter: parent.verticalCenter
        radius: 1.5
        color: Theme.accent
    }
    Icon {
        id: picture
        x: 2 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        name: item.icon
        color: item.chosen ? Theme.accent : Theme.quiet
    }
    Column {
        id: column
        anchors { left: picture.right; leftMargin: 1.5 * Theme.unit; right: side.left; rightMargin: 2 * Theme.unit }
        anchors.verticalCenter: parent.verticalCenter
        Prose {
            width: parent.width
            text: item.words
            lineHeight: 1.2
            even: true
            maximumLineCount: 2
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Caption {
            width: parent.width
            visible: text
            even: true
            text: item.beside
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Caption {
        id: side
        anchors { right: parent.right; rightMargin: 2 * Theme.unit; verticalCenter: parent.verticalCenter }
        even: true
        text: item.keyWords || item.kindWords
        Accessible.ignored: true
    }
    HoverHandler { onPointChanged: if (hovered) item.pointed() }
    TapHandler { onTapped: item.clicked() }
}
