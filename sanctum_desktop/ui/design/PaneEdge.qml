import QtQuick

// The edge of a pane beside a screen: `percent` of its usual width. It is dragged, or moved by
// arrows, Home and End; a double click, or Enter, puts it back.
MouseArea {
    id: edge
    required property string text
    property int percent: 100
    property int least: 75
    property int most: 150
    // Pixels at 100 percent.
    property real usual: 100
    // True where the pane lies to the right of its edge.
    property bool leftwards: false
    // What is shown: there may not be room for what was chosen.
    readonly property int value: Math.max(least, Math.min(percent, most))
    readonly property int minimumValue: least
    readonly property int maximumValue: most
    readonly property int stepSize: 5
    signal moved(percent: int)

    property real from: 0
    property int before: 100
    // Once it moves it needs no label, which would stay behind.
    property bool moving: false

    function put(to: real) {
        moving = true
        moved(Math.round(Math.max(least, Math.min(to, most))))
    }
    function widen(step: int) { put(value + step) }

    width: 1.5 * Theme.unit
    hoverEnabled: true
    preventStealing: true
    cursorShape: Qt.SplitHCursor
    activeFocusOnTab: true
    Accessible.role: Accessible.Slider
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onIncreaseAction: edge.widen(stepSize)
    Accessible.onDecreaseAction: edge.widen(-stepSize)
    Keys.onLeftPressed: widen(leftwards ? stepSize : -stepSize)
    Keys.onRightPressed: widen(leftwards ? -stepSize : stepSize)
    Keys.onPressed: event => {
        const goal = { [Qt.Key_Home]: least, [Qt.Key_End]: most,
                       [Qt.Key_Return]: 100, [Qt.Key_Enter]: 100 }[event.key]
        event.accepted = goal !== undefined
        if (event.accepted)
            put(goal)
    }
    onActiveFocusChanged: moving = false
    onContainsMouseChanged: moving = false
    onPressed: mouse => {
        from = mapToItem(null, mouse.x, 0).x
        before = value
    }
    onPositionChanged: mouse => {
        if (!pressed)
            return
        const way = mapToItem(null, mouse.x, 0).x - from
        put(before + 100 * (leftwards ? -way : way) / usual)
    }
    onDoubleClicked: put(100)

    Rectangle {
        anchors { top: parent.top; bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
        width: 2
        visible: edge.containsMouse || edge.pressed || edge.activeFocus
        color: Theme.accent
    }
    // Where a label may stand beside it.
    Item {
        anchors.centerIn: parent
        width: edge.width
        height: Theme.control
        Tip {
            text: edge.text
            hovered: edge.containsMouse && !edge.pressed && !edge.moving
            focused: edge.activeFocus && !edge.moving
        }
    }
}
