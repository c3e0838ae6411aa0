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
    signal picked
    readonly property real ratio: width / resume.style.wide

    height: Math.round(width * resume.style.high / resume.style.wide)
    color: "white"
    border.color: Theme.rule
    border.width: 1

    Image {
        anchors.fill: parent
        anchors.margins: 1
        source: sheet.picture
        mipmap: true
        Accessible.ignored: true
    }
    Repeater {
        model: sheet.resume.marks
        Rectangle {
            id: mark
            required property string line
            required property string words
            required property int page
            required property real across
            required property real down
            required property real wide
            required property real high
            readonly property bool chosen: sheet.resume.chosen === line

            visible: mark.page === sheet.number
            x: across * sheet.ratio - 4
            y: down * sheet.ratio - 2
            width: wide * sheet.ratio + 8
            height: high * sheet.ratio + 4
            radius: 4
            color: chosen || over.hovered ? "#30b0662f" : "transparent"
            border.width: activeFocus ? 2 : (chosen ? 1 : 0)
            border.color: "#8a4a2b"
            activeFocusOnTab: true
            Accessible.role: Accessible.Button
            Accessible.name: words
            Accessible.onPressAction: mark.choose()
            Keys.onReturnPressed: mark.choose()
            Keys.onSpacePressed: mark.choose()
            HoverHandler { id: over; cursorShape: Qt.PointingHandCursor }
            TapHandler { onTapped: mark.choose() }
            function choose() {
                sheet.resume.choose(line)
                sheet.picked()
            }
        }
    }
}
