import QtQuick

// One of a few: a place of the rail, a paper size.
Button {
    property bool chosen: false
    implicitWidth: wide - Theme.unit
    color: chosen ? Theme.tint : "transparent"
    border.width: activeFocus ? 2 : 0
    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen
}
