pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"
import "../../files"

// Where a talk goes, and as what kind of file.
FileSheet {
    id: sheet
    required property TalkSavingModel saving
    title: Words.text("ui.talks.save.title")
    dialog: saving.dialog

    Flow {
        width: parent ? (parent as Item).width : 0
        spacing: Theme.half
        Accessible.role: Accessible.Grouping
        Accessible.name: Words.text("ui.export.form")
        Repeater {
            model: sheet.saving.forms
            Choice {
                required property string modelData
                text: Words.text(`ui.talks.form.${modelData}`)
                chosen: sheet.saving.form === modelData
                onClicked: sheet.saving.choose(modelData)
            }
        }
    }
}
