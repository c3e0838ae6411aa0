import QtQuick
import Sanctum.Window
import "../../design"

// What left this computer: nothing, and why that is known. Leads to where it is told in full.
Column {
    id: badge
    signal clicked
    Button {
        x: -Theme.unit
        plain: true
        text: Words.text("ui.home.privacy")
        Accessible.description: why.text
        onClicked: badge.clicked()
    }
    Prose {
        id: why
        width: parent.width
        quiet: true
        font.pixelSize: Theme.small
        text: Words.text("ui.home.privacy.why")
    }
}
