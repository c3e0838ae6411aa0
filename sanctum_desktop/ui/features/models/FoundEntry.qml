import QtQuick
import Sanctum.Window
import "../../design"

// A model of another program: where it lies, and adding it.
Column {
    id: one
    required property ModelsModel models
    required property string key
    required property string place
    signal shown(item: Item)
    spacing: 1.5 * Theme.unit

    Prose {
        width: parent.width
        even: true
        text: Words.text("ui.models.found.about")
    }
    Known {
        room: 4 * Theme.body
        label: Words.text("ui.models.fact.file")
        value: one.place
    }
    Working {
        width: parent.width
        work: one.models.work
        of: one.key
        onTold: item => one.shown(item)
    }
    Button {
        primary: !(one.models.work.bad && one.models.work.of === one.key)
        enabled: !one.models.work.busy
        text: Words.text("ui.models.add")
        onClicked: one.models.add(one.key)
    }
}
