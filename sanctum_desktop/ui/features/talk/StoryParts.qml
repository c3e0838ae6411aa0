pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Which parts of the story are told: a mark and a word each, and nobody is hurried.
Flow {
    id: story
    required property QtObject parts
    spacing: Theme.unit
    Accessible.role: Accessible.List
    Accessible.name: Words.text("ui.part.title")

    Repeater {
        model: story.parts
        delegate: Tag {
            required property string name
            required property string standing
            text: name
            icon: ({ told: "check", left: "skip" })[standing] ?? ""
            color: standing === "told" ? Theme.tint : "transparent"
            border { width: standing === "told" ? 0 : 1; color: Theme.rule }
            textColor: standing === "told" ? Theme.good : Theme.quiet
            Accessible.role: Accessible.ListItem
            Accessible.name: name + ": " + Words.text(`ui.part.${standing}`)
        }
    }
}
