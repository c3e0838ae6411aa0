pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// One page as a picture, with its lines to choose from.
Rectangle {
    id: sheet
    required property ResumeModel resume
    required property int number
    required property string picture
    // False while the page is far out of sight: its picture then takes no memory.
    property bool near: true
    signal picked
    readonly property real ratio: width / resume.style.wide
    // The line Tab comes to; Up and Down go from line to line. -1: the page's first.
    property int current: -1

    function step(from: int, by: int) {
        for (let at = from + by; at >= 0 && at < marks.count; at += by) {
            if (marks.itemAt(at).visible)
                return marks.itemAt(at).forceActiveFocus(Qt.TabFocusReason)
        }
    }
    // The mark of a line of this page, or null.
    function markOf(line: string): Item {
        for (let at = 0; at < marks.count; at++) {
            const mark = marks.itemAt(at) as Mark
            if (mark && mark.visible && mark.line === line)
                return mark
        }
        return null
    }

    height: Math.round(width * resume.style.high / resume.style.wide)
    color: "white"
    border.color: Theme.rule
    border.width: 1
    Accessible.role: Accessible.ListItem
    Accessible.name: Words.text("ui.resume.page").replace("{number}", String(number))
                          .replace("{count}", String(resume.paged.count))

    Shade { radius: 0; reach: 0.5 }
    Image {
        anchors.fill: parent
        anchors.margins: 1
        source: sheet.near ? sheet.picture : ""
        // A first picture is there at once; a sharper one takes its time in place of it.
        asynchronous: sheet.resume.paged.sharp
        retainWhileLoading: true
        cache: false
        mipmap: true
        Accessible.ignored: true
    }
    Repeater {
        id: marks
        onCountChanged: sheet.current = -1
        model: sheet.resume.paged.marks
        Mark {}
    }

    component Mark: Rectangle {
        id: mark
        required property string line
        required property string words
        required property int index
        required property int page
        required property bool leads
        required property real across
        required property real down
        required property real wide
        required property real high
        readonly property bool chosen: sheet.resume.line.chosen === line
        readonly property bool marked: chosen || sheet.resume.evidence.marked.includes(line)

        visible: mark.page === sheet.number
        // Around the words, and as close as the lines of a small page stand.
        readonly property real beside: Math.min(4, 3 * sheet.ratio)
        readonly property real above: Math.min(2, sheet.ratio)
        x: across * sheet.ratio - beside
        y: down * sheet.ratio - above
        width: wide * sheet.ratio + 2 * beside
        height: high * sheet.ratio + 2 * above
        radius: 4
        color: marked || over.hovered ? "#30b0662f" : "transparent"
        border.width: activeFocus ? 2 : (chosen ? 1 : 0)
        border.color: "#8a4a2b"
        activeFocusOnTab: sheet.current < 0 ? leads : sheet.current === index
        onActiveFocusChanged: if (activeFocus) sheet.current = index
        Accessible.role: Accessible.Button
        Accessible.name: words
        Accessible.description: chosen ? sheet.resume.line.rests : ""
        Accessible.onPressAction: mark.choose()
        Keys.onUpPressed: sheet.step(index, -1)
        Keys.onDownPressed: sheet.step(index, 1)
        Keys.onReturnPressed: mark.choose()
        Keys.onEnterPressed: mark.choose()
        Keys.onSpacePressed: mark.choose()
        Keys.onEscapePressed: event => {
            event.accepted = sheet.resume.line.chosen !== ""
            sheet.resume.line.choose("")
        }
        HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
        TapHandler { onTapped: mark.choose() }
        function choose() {
            sheet.resume.line.choose(line)
            sheet.picked()
        }
    }
}
