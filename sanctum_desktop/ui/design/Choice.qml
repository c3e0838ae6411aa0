import QtQuick

// One of a few: a place of the rail, a paper size. What is chosen has a shape, not a colour only.
Button {
    id: choice
    property bool chosen: false
    textColor: Theme.ink
    implicitWidth: wide - (plain ? 0 : Theme.unit)
    color: chosen ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : (chosen && !leftward ? 1 : 0)
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        visible: choice.chosen && choice.leftward
        width: 3
        height: Math.min(parent.height - 2 * Theme.unit, 1.5 * Theme.body)
        x: Theme.half
        anchors.verticalCenter: parent.verticalCenter
        radius: 1.5
        color: Theme.accent
    }
}
