pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A model that is here: whether it fits, what it can do, what can be done with it, all about it.
Column {
    id: one
    objectName: "knownEntry"
    required property ModelsModel models
    required property string key
    required property string place
    readonly property ModelCardModel card: models.card
    readonly property ModelWorkModel work: models.work
    readonly property bool busy: work.busy && work.of === key
    property bool asking: false
    property bool told: false
    signal shown(item: Item)
    spacing: 1.5 * Theme.unit

    function ask(now: bool) {
        asking = now
        const next = now ? keep : remove
        next.forceActiveFocus(Qt.TabFocusReason)
    }

    Column {
        width: parent.width
        spacing: Theme.half
        Repeater {
            model: one.card.sentences
            Prose {
                required property string modelData
                width: parent ? (parent as Item).width : 0
                even: true
                text: modelData
            }
        }
    }
    Known {
        room: 4 * Theme.body
        label: Words.text("ui.models.fact.file")
        value: one.place
    }
    Working {
        width: parent.width
        work: one.work
        of: one.key
        onTold: item => one.shown(item)
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: !one.asking
        Button {
            visible: one.card.choosable
            primary: !(one.work.bad && one.work.of === one.key)
            text: Words.text("ui.models.use")
            onClicked: one.card.choose()
        }
        Button {
            visible: one.card.testable
            primary: !one.card.choosable && !one.card.tested
            enabled: !one.work.busy
            text: Words.text(one.card.tested ? "ui.models.test.again" : "ui.models.test")
            onClicked: one.card.test()
        }
        Button {
            visible: one.card.checkable
            enabled: !one.work.busy
            text: Words.text("ui.models.check")
            onClicked: one.card.check()
        }
        Button {
            id: remove
            enabled: !one.busy
            danger: one.card.ours
            text: Words.text(one.card.ours ? "ui.models.delete" : "ui.models.forget")
            Accessible.description: one.card.ours ? one.card.loss : Words.text("ui.models.forget.about")
            onClicked: one.card.ours ? one.ask(true) : one.card.remove()
        }
    }
    Prose {
        width: parent.width
        visible: one.asking
        even: true
        text: one.card.loss
        Accessible.role: Accessible.AlertMessage
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: one.asking
        Button {
            danger: true
            text: Words.text("ui.models.delete.do")
            onClicked: one.card.remove()
        }
        Button {
            id: keep
            text: Words.text("ui.models.delete.not")
            onClicked: one.ask(false)
        }
    }
    FactLines {
        width: parent.width
        visible: one.card.tested
        title: Words.text("ui.models.tests.title")
        rows: one.card.marks
    }
    Button {
        x: -Theme.unit
        plain: true
        icon: one.told ? "chevron-down" : "chevron-right"
        text: Words.text(one.told ? "ui.models.details.close" : "ui.models.details")
        onClicked: one.told = !one.told
    }
    FactLines {
        width: parent.width
        visible: one.told
        rows: one.card.facts
    }
}
