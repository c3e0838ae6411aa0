import QtQuick

// A line at the bottom about what was just done, with a way to take it back. It is there while
// it has words, takes no focus, is read out, and says `gone` after a while.
Rectangle {
    id: snack
    required property string text
    property string action: ""
    property int lasts: 10000
    signal acted
    signal gone

    anchors { bottom: parent?.bottom; horizontalCenter: parent?.horizontalCenter }
    anchors.bottomMargin: 3 * Theme.unit
    z: 50
    readonly property real most: parent ? (parent as Item).width - 4 * Theme.unit : 0
    readonly property real beside: act.visible ? act.width + Theme.unit : 0
    width: Math.min(Math.ceil(words.implicitWidth) + beside + 4 * Theme.unit, most, Theme.measure)
    height: Math.max(words.implicitHeight, act.visible ? act.height : 0) + 2 * Theme.unit
    radius: Theme.radius
    color: Theme.ink
    opacity: text ? 1 : 0
    visible: opacity > 0
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    onTextChanged: {
        if (!text)
            return
        time.restart()
        snack.Accessible.announce(text)
    }
    Behavior on opacity { NumberAnimation { duration: Theme.moment } }

    Shade {}
    Timer {
        id: time
        interval: snack.lasts
        onTriggered: over.hovered || act.activeFocus ? time.restart() : snack.gone()
    }
    HoverHandler { id: over }
    Text {
        id: words
        anchors { left: parent.left; right: act.visible ? act.left : parent.right }
        anchors.leftMargin: 2 * Theme.unit
        anchors.rightMargin: act.visible ? Theme.unit : 2 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        text: snack.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: Theme.ground
        font.pixelSize: Theme.body
        Accessible.ignored: true
    }
    Button {
        id: act
        visible: snack.action !== ""
        anchors { right: parent.right; rightMargin: Theme.unit; verticalCenter: parent.verticalCenter }
        text: snack.action
        icon: "undo"
        textColor: Theme.ground
        border.color: Theme.ground
        onClicked: snack.acted()
    }
}
