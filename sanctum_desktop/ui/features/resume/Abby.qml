import QtQuick
import Sanctum.Window
import "../../design"

// What follows is Abby's word.
Row {
    id: abby
    spacing: 0.75 * Theme.unit
    bottomPadding: Theme.half
    Icon {
        id: sign
        anchors.verticalCenter: name.verticalCenter
        name: "abby"
        size: Math.round(1.25 * Theme.small)
        color: Theme.accent
    }
    Heading {
        id: name
        width: abby.width - sign.width - abby.spacing
        lineHeight: 1
        text: Words.text("ui.resume.abby")
    }
}
