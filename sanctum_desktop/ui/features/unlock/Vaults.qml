pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The vaults to choose from, where there are several, one to a line; the list is `most` high.
Column {
    id: chooser
    required property VaultsModel vaults
    required property bool busy
    property real most: 1000
    spacing: Theme.unit

    Heading {
        width: parent.width
        text: Words.text("ui.vaults.title")
    }
    Card {
        width: parent.width
        height: Math.min(list.contentHeight + 2 * Theme.unit, chooser.most)
        Scroll {
            id: list
            x: Theme.unit
            y: Theme.unit
            width: parent.width - 2 * Theme.unit
            height: parent.height - 2 * Theme.unit
            spacing: Theme.half
            Accessible.role: Accessible.Grouping
            Accessible.name: Words.text("ui.vaults.title")
            Repeater {
                model: chooser.vaults.rows
                Choice {
                    required property string name
                    required property string opened
                    width: list.width
                    leftward: true
                    text: name
                    chosen: chooser.vaults.name === name
                    enabled: !chooser.busy
                    Accessible.description: opened
                    onClicked: chooser.vaults.choose(name)
                }
            }
        }
    }
}
