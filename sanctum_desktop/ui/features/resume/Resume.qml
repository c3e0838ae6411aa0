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

    Row {
        id: turns
        anchors { left: parent.left; top: parent.top; right: parent.right }
        anchors.leftMargin: 3 * Theme.unit
        anchors.topMargin: visible ? Theme.unit : 0
        height: visible ? implicitHeight + Theme.unit : 0
        visible: !screen.wide && screen.resume.written
        spacing: Theme.unit
        Choice {
            text: Words.text("ui.resume.turn.page")
            chosen: !screen.aside
            onClicked: screen.aside = false
        }
        Choice {
            text: Words.text("ui.resume.turn.aside")
            chosen: screen.aside
            onClicked: screen.aside = true
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
    Progress {
        anchors { top: pages.top; horizontalCenter: pages.horizontalCenter; topMargin: Theme.unit }
        width: Math.min(pages.width - 6 * Theme.unit, Theme.measure)
        visible: pages.visible || !screen.resume.written
        running: screen.resume.busy && !screen.resume.handOver.playing
        words: Words.text("ui.resume.busy")
        cancellable: screen.resume.stoppable
        onCancelled: screen.resume.stop()
    }
    Empty {
        anchors.centerIn: parent
        width: Math.min(parent.width - 6 * Theme.unit, 420 * Math.sqrt(Theme.scale))
        visible: !screen.resume.written && !screen.resume.busy
        icon: "resume"
        title: Words.text("ui.resume.none.title")
        words: Words.text("ui.resume.none.words")
        action: Words.text("ui.resume.none.act")
        onActed: screen.resume.closing.tell()
    }
    Prose {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: 3 * Theme.unit }
        width: Math.min(parent.width - 6 * Theme.unit, Theme.measure)
        visible: !screen.resume.written && text !== ""
        horizontalAlignment: Text.AlignHCenter
        text: screen.resume.message
        Accessible.role: Accessible.AlertMessage
    }
    Aside {
        id: side
        objectName: "side"
        anchors { right: parent.right; top: turns.bottom; bottom: parent.bottom }
        width: screen.wide ? edge.usual * edge.value / 100 : parent.width
        visible: screen.resume.written && (screen.wide || screen.aside)
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
