import QtQuick
import Sanctum.Window
import "../../design"

// What was told last, in the person's words, and where it stands.
Card {
    id: card
    required property HomeModel home
    implicitHeight: column.implicitHeight + 6 * Theme.unit

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: 3 * Theme.unit
        spacing: Theme.unit
        Caption {
            width: parent.width
            visible: card.home.said
            even: true
            text: Words.text("ui.home.last")
            Accessible.role: Accessible.Heading
        }
        Prose {
            width: parent.width
            visible: text
            even: true
            font.pixelSize: Theme.lead
            text: card.home.said
            maximumLineCount: 6
            elide: Text.ElideRight
        }
        Prose {
            width: parent.width
            quiet: card.home.said
            even: true
            text: card.home.stands
        }
    }
}
