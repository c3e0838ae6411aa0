pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The page as it will print; a line opens to the words it rests on, and words to their line.
FocusScope {
    id: screen
    objectName: "resumeScreen"
    required property ResumeModel resume
    // Where there is no room for both, the page and what is said of it take turns.
    readonly property bool wide: width >= 820 * Math.sqrt(Theme.scale)
    property bool aside: false

    Keys.priority: Keys.BeforeItem
    Keys.onPressed: event => {
        screen.resume.handOver.skip()
        event.accepted = false
    }

    Rectangle {
        id: turns
        readonly property real room: width - 6 * Theme.unit
        readonly property bool abreast: choices.width + save.wide + 2 * Theme.unit <= room
        anchors { left: parent.left; top: parent.top; right: parent.right }
        height: visible ? Math.max(choices.y + choices.height, save.y + save.height) + Theme.unit + 1 : 0
        visible: !screen.wide && screen.resume.written
        color: Theme.surface

        Row {
            id: choices
            x: 3 * Theme.unit
            y: Theme.unit
            spacing: Theme.half
            Choice {
                plain: true
                text: Words.text("ui.resume.turn.page")
                chosen: !screen.aside
                onClicked: screen.aside = false
            }
            Choice {
                plain: true
                text: Words.text("ui.resume.turn.aside")
                chosen: screen.aside
                onClicked: screen.aside = true
            }
        }
        SaveButton {
            id: save
            x: turns.abreast ? turns.width - width - 3 * Theme.unit : choices.x
            y: Theme.unit + (turns.abreast ? 0 : choices.height + Theme.unit)
            width: Math.min(wide, turns.room)
            resume: screen.resume
        }
        Rectangle { width: parent.width; height: 1; anchors.bottom: parent.bottom; color: Theme.rule }
    }
    // What came of saving stands beside the page.
    Connections {
        target: screen.resume.saving
        function onTold(words: string) {
            if (words)
                screen.aside = true
        }
    }
    Pages {
        id: pages
        objectName: "pages"
        anchors { left: parent.left; top: turns.bottom; bottom: parent.bottom }
        anchors.right: screen.wide ? side.left : parent.right
        visible: screen.resume.written && (screen.wide || !screen.aside)
        transform: Translate { y: 2 * Theme.unit * moment.veil }
        resume: screen.resume
        onPicked: {
            screen.aside = true
            if (!screen.wide)
                side.enterLine()
        }
    }
    // Over the page, so on a ground of its own.
    Card {
        anchors { top: pages.top; horizontalCenter: pages.horizontalCenter }
        anchors.topMargin: pages.above + 4 * Theme.unit
        width: setting.width + 4 * Theme.unit
        height: setting.height + (setting.told ? 2.5 : 3) * Theme.unit
        visible: setting.active && setting.lined
        border.width: 1
        border.color: Theme.edge
    }
    Progress {
        id: setting
        objectName: "setting"
        anchors { top: pages.top; horizontalCenter: pages.horizontalCenter }
        anchors.topMargin: pages.above + 5.5 * Theme.unit
        width: Math.min(pages.width - 12 * Theme.unit, 400 * Math.sqrt(Theme.scale))
        visible: pages.visible || !screen.resume.written
        running: screen.resume.busy && !screen.resume.handOver.playing
        words: Words.text("ui.resume.busy")
        cancellable: screen.resume.stoppable
        onCancelled: screen.resume.stop()
    }
    Scroll {
        anchors.fill: parent
        centred: true
        measure: Math.min(width - 6 * Theme.unit, 420 * Math.sqrt(Theme.scale))
        spacing: 3 * Theme.unit
        visible: !screen.resume.written && !screen.resume.busy
        Card {
            width: parent.width
            height: failure.height + 3 * Theme.unit
            visible: screen.resume.message !== ""
            Row {
                id: failure
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: 1.5 * Theme.unit }
                spacing: 1.5 * Theme.unit
                Icon { id: sign; name: "info"; color: Theme.quiet }
                Prose {
                    width: parent.width - sign.width - parent.spacing
                    text: screen.resume.message
                    Accessible.role: Accessible.AlertMessage
                }
            }
        }
        Empty {
            icon: "resume"
            title: Words.text("ui.resume.none.title")
            words: Words.text("ui.resume.none.words")
            action: Words.text("ui.resume.none.act")
            onActed: screen.resume.closing.tell()
        }
    }
    Aside {
        id: side
        objectName: "side"
        anchors { right: parent.right; top: turns.bottom; bottom: parent.bottom }
        width: screen.wide ? edge.usual * edge.value / 100 : parent.width
        visible: screen.resume.written && (screen.wide || screen.aside)
        beside: screen.wide
        resume: screen.resume
        onClosingWanted: {
            screen.aside = false
            pages.toClosing()
        }
        onMarked: line => {
            if (screen.wide)
                return
            screen.aside = false
            const mark = pages.markOf(line)
            if (mark)
                mark.forceActiveFocus(Qt.TabFocusReason)
        }
    }
    PaneEdge {
        id: edge
        anchors { top: side.top; bottom: side.bottom; horizontalCenter: side.left }
        visible: screen.wide && side.visible
        text: Words.text("ui.resume.edge")
        leftwards: true
        usual: 348 * Math.sqrt(Theme.scale)
        least: PaneList.aside.least
        most: Math.min(PaneList.aside.most, 50 * screen.width / usual)
        percent: PaneList.aside.percent
        onMoved: percent => PaneList.aside.widen(percent)
    }
    SavePage {
        objectName: "savePage"
        saving: screen.resume.saving
    }
    HandOver {
        id: moment
        anchors.fill: parent
        model: screen.resume.handOver
        abby: screen.resume.notes.abby
    }
}
