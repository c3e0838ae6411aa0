import QtQuick
import "../../design"

// Words that can be selected, and reached by keyboard.
TextEdit {
    id: words
    readOnly: true
    selectByMouse: true
    activeFocusOnTab: true
    wrapMode: TextEdit.WrapAtWordBoundaryOrAnywhere
    textFormat: TextEdit.PlainText
    color: Theme.ink
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    font.pixelSize: Theme.body
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Rectangle {
        anchors.fill: parent
        anchors.margins: -Theme.unit / 2
        z: -1
        visible: words.activeFocus
        radius: Theme.unit
        color: "transparent"
        border.width: 2
        border.color: Theme.accent
    }
}
