import QtQuick
import Sanctum.Window
import "../../design"

// What the page is made for: beside it, or above it where there is no room beside.
Button {
    required property ResumeModel resume
    primary: true
    icon: "save"
    enabled: !resume.busy
    busy: resume.saving.busy
    text: Words.text("ui.resume.export")
    onClicked: resume.saving.ask()
}
