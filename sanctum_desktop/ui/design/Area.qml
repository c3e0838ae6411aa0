import QtQuick

// Several lines to type: Enter sends `accepted`, Shift+Enter begins a new line, Tab goes on. It
// grows by whole lines to `most` pixels, and scrolls from there.
FocusScope {
    id: area
    required property string label
    property string hint: ""
    property alias text: input.text
    property alias inputName: input.objectName
    property real most: 8 * Theme.body
    signal accepted

    // Go on where the words end.
    function showEnd() { input.cursorPosition = input.length }
    readonly property real line: input.implicitHeight / Math.max(1, input.lineCount)
    readonly property real tallest: Math.max(1, Math.floor(most / line)) * line
    implicitHeight: Math.max(56, Math.max(Math.min(input.implicitHeight, tallest),
                                          hint.visible ? hint.implicitHeight : 0) + 4 * Theme.unit)
    implicitWidth: 240

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: input.activeFocus ? 2 : 1
        border.color: input.activeFocus ? Theme.accent : Theme.edge
    }
    Flickable {
        id: scroll
        anchors.fill: parent
        anchors.margins: 2 * Theme.unit
        contentHeight: input.implicitHeight
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        interactive: contentHeight > height
        onHeightChanged: follow()

        // The cursor is in sight.
        function follow() {
            const at = input.cursorRectangle
            contentY = Math.max(Math.min(contentY, at.y), at.y + at.height - height)
        }
        TextEdit {
            id: input
            width: scroll.width
            focus: true
            activeFocusOnTab: true
            color: Theme.ink
            selectionColor: Theme.accent
            selectedTextColor: Theme.accentInk
            font.pixelSize: Theme.body
            wrapMode: TextEdit.Wrap
            textFormat: TextEdit.PlainText
            selectByMouse: true
            Accessible.role: Accessible.EditableText
            Accessible.name: area.label
            Keys.onTabPressed: input.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: input.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
            Keys.onPressed: event => {
                const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter
                if (enter && !(event.modifiers & Qt.ShiftModifier)) {
                    area.accepted()
                    event.accepted = true
                }
            }
            onCursorRectangleChanged: scroll.follow()
        }
    }
    Bar {
        of: scroll
        x: area.width - width - Theme.half
    }
    Text {
        id: hint
        anchors { left: scroll.left; right: scroll.right; top: scroll.top }
        visible: !input.text
        text: area.hint
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: Theme.quiet
        font.pixelSize: Theme.body
        Accessible.ignored: true
    }
}
