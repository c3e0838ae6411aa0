import QtQuick
import Sanctum.Window

// A wait, as long as it is `running` and visible: nothing at first, after a moment a quiet line,
// after two seconds what is being done and a way to stop it. `share` of it is done, from 0 to 1;
// below 0 nobody knows.
Item {
    id: progress
    property string words: ""
    property bool cancellable: false
    // What stopping it is called where it is no mere stop.
    property string stopWords: ""
    property bool running: true
    property real share: -1
    property int quietAfter: 300
    property int wordsAfter: 2000
    readonly property bool active: running && visible
    property bool lined: false
    property bool told: false
    signal cancelled

    function tell() {
        if (told && active && words)
            progress.Accessible.announce(words)
    }
    implicitWidth: 240
    implicitHeight: lined ? column.implicitHeight : 0
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words || Words.text("ui.design.wait")
    Accessible.description: share < 0 ? "" : `${Math.round(100 * share)} %`
    onToldChanged: tell()
    onWordsChanged: tell()
    onActiveChanged: {
        lined = false
        told = false
    }

    Timer { interval: progress.quietAfter; running: progress.active; onTriggered: progress.lined = true }
    Timer { interval: progress.wordsAfter; running: progress.active; onTriggered: progress.told = true }
    Column {
        id: column
        width: parent.width
        spacing: Theme.unit
        visible: progress.lined

        Rectangle {
            id: line
            width: parent.width
            height: Theme.half
            radius: 2
            color: Theme.tint
            clip: true
            Rectangle {
                visible: progress.share >= 0
                width: Math.min(1, progress.share) * line.width
                height: line.height
                radius: 2
                color: Theme.accent
            }
            Rectangle {
                visible: progress.share < 0
                // Where nothing moves it stands in the middle, so that nobody reads a share of it.
                x: 0.35 * line.width
                width: 0.3 * line.width
                height: line.height
                radius: 2
                color: Theme.accent
                XAnimator on x {
                    running: progress.lined && progress.active && progress.share < 0 && !Theme.still
                    from: -0.3 * line.width
                    to: line.width
                    duration: 1600
                    loops: Animation.Infinite
                }
            }
        }
        // Below each other, the words and what stops it begin at the same place.
        Flow {
            x: -Theme.unit
            width: parent.width + 2 * Theme.unit
            visible: progress.told
            Caption {
                leftPadding: Theme.unit
                rightPadding: Theme.unit
                width: Math.min(implicitWidth, parent.width)
                height: stop.visible ? Math.max(implicitHeight, stop.height) : implicitHeight
                verticalAlignment: Text.AlignVCenter
                visible: text !== ""
                text: progress.words
            }
            Button {
                id: stop
                plain: true
                visible: progress.cancellable
                text: progress.stopWords || Words.text("ui.design.cancel")
                onClicked: progress.cancelled()
            }
        }
    }
}
