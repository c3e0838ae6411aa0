pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import Sanctum.Window
import "../design"

// The window: the rail once the vault is open, and one screen beside it.
Window {
    id: window
    required property ShellModel shell
    readonly property bool open: ["home", "talk", "resume", "models", "settings"].includes(shell.screen)
    readonly property bool asking: open && shell.settings !== null && shell.settings.recovery.asking
    readonly property bool closing: shell.settings !== null && shell.settings.closing

    width: 1280
    height: 800
    minimumWidth: 900
    minimumHeight: 600
    visible: true
    title: "Sanctum"
    color: Theme.ground

    // True where nothing stands before the screens.
    readonly property bool free: open && !asking && !closing

    // A sheet is settled first; it lies over the rest of the window.
    function whenClear(act: var) {
        let item = activeFocusItem
        while (item && item.parent !== contentItem)
            item = item.parent
        if (!item || item.z < 100)
            act()
    }
    // How much of a screen's left is no place for what floats over it.
    function asideOf(screen: var): real { return screen?.aside ?? 0 }
    function beneathOf(screen: var): real { return screen?.beneath ?? 0 }
    function makesRoom(screen: var): bool { return screen?.floated !== undefined }
    function bring() {
        switch (shell.screen) {
        case "unlock":
            return screens.setSource("../features/unlock/Unlock.qml", { "unlock": shell.unlock })
        case "first_start":
            return screens.setSource("../features/first_start/FirstStart.qml", { "first": shell.first })
        case "home":
            return screens.setSource("../features/home/Home.qml", { "home": shell.home })
        case "talk":
            return screens.setSource("../features/talk/Talk.qml", { "talk": shell.talk })
        case "resume":
            return screens.setSource("../features/resume/Resume.qml", { "resume": shell.resume })
        case "models":
            return screens.setSource("../features/models/Models.qml", { "models": shell.models })
        case "settings":
            return screens.setSource("../features/settings/Settings.qml",
                                     { "settings": shell.settings, "unlock": shell.unlock })
        case "locked":
            return screens.setSource("")
        }
    }

    onAskingChanged: {
        if (asking)
            return question.setSource("../features/settings/RecoveryQuestion.qml",
                                      { "recovery": shell.settings.recovery })
        question.setSource("")
        screens.forceActiveFocus()
    }
    Component.onCompleted: bring()
    Connections {
        target: window.shell
        function onScreenChanged() { window.bring() }
        function onHelpWanted() { help.opened = true }
    }
    Shortcut {
        sequences: KeyList.of("lock")
        context: Qt.ApplicationShortcut
        onActivated: window.shell.lock()
    }
    Shortcut {
        sequences: KeyList.of("vanish")
        context: Qt.ApplicationShortcut
        onActivated: window.shell.vanish() ? window.hide() : window.showMinimized()
    }
    Shortcut {
        sequences: KeyList.of("palette")
        enabled: window.free
        onActivated: window.shell.palette.opened ? window.shell.palette.close()
                                                 : window.whenClear(window.shell.palette.open)
    }
    Shortcut {
        sequences: KeyList.of("undo")
        enabled: window.free
        onActivated: window.shell.undo.undo()
    }
    Shortcut {
        sequences: KeyList.of("help")
        onActivated: window.whenClear(() => help.opened = true)
    }
    Instantiator {
        model: KeyList.places
        delegate: Shortcut {
            required property string modelData
            sequences: KeyList.of(modelData)
            enabled: window.free
            onActivated: window.whenClear(() => window.shell.go(modelData))
        }
    }
    Rail {
        id: rail
        height: parent.height
        visible: window.open
        enabled: !window.asking && !window.closing
        opacity: enabled ? 1 : 0.5
        shell: window.shell
    }
    Loader {
        id: screens
        anchors.fill: parent
        anchors.leftMargin: window.open ? rail.width : 0
        anchors.topMargin: trouble.visible ? trouble.height : banner.visible ? banner.height : 0
        focus: true
        enabled: !window.asking
        visible: enabled
        onLoaded: (item as Item).forceActiveFocus()
    }
    Loader {
        id: question
        anchors.fill: screens
        onLoaded: (item as Item).forceActiveFocus()
    }
    Item {
        anchors.fill: screens
        anchors.leftMargin: window.asideOf(screens.item)
        Binding {
            target: screens.item
            property: "floated"
            value: done.text ? done.height : 0
            when: window.makesRoom(screens.item)
            restoreMode: Binding.RestoreNone
        }
        Snack {
            id: done
            objectName: "done"
            // Large as its words are, it must not reach what stands above.
            anchors.bottomMargin: (Theme.scale > 1.4 ? 1 : 3) * Theme.unit + window.beneathOf(screens.item)
            text: window.shell.undo.words
            action: window.shell.undo.action
            onActed: window.shell.undo.undo()
            onGone: window.shell.undo.gone()
        }
        // What it covers waits as well.
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: opening.height + 4 * Theme.unit
            z: 50
            visible: opening.active && opening.lined
            color: Theme.surface
            Rectangle { width: parent.width; height: 1; color: Theme.rule }
            MouseArea { anchors.fill: parent; Accessible.ignored: true }
        }
        Progress {
            id: opening
            objectName: "opening"
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: 3 * Theme.unit }
            anchors.bottomMargin: 2 * Theme.unit
            z: 51
            visible: window.shell.opening || (window.shell.screen === "unlock" && window.shell.unlock.busy)
            words: Words.text(window.shell.opening ? "ui.opening" : cancellable ? "ui.unlock.trying" : "ui.unlock.renewing")
            cancellable: window.shell.opening || window.shell.unlock.leavable
            onCancelled: window.shell.lock()
        }
    }
    Banner {
        id: banner
        anchors { top: parent.top; left: screens.left; right: parent.right }
        visible: window.shell.message && window.shell.screen !== "locked" && !trouble.visible
        text: window.shell.message
        onDismissed: window.shell.dismiss()
    }
    Trouble {
        id: trouble
        anchors { top: parent.top; left: screens.left; right: parent.right }
        visible: window.open && trouble.trouble.words
        trouble: window.shell.trouble
        onDeciding: window.shell.decide()
    }
    KeysSheet { id: help }
    // A text that waits for a yes before it is sent, over whatever else there is.
    Loader {
        readonly property QtObject asked: window.open ? window.shell.settings?.sending ?? null : null
        onAskedChanged: asked ? setSource("../features/settings/SendingSheet.qml", { "sending": asked })
                              : setSource("")
    }
    CommandPalette {
        anchors.fill: parent
        commands: window.shell.palette
    }
}
