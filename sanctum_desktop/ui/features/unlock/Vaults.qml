pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The vaults to choose from, where there are several; and the way to a new one.
Column {
    id: chooser
    required property VaultsModel vaults
    required property bool busy
    spacing: Theme.unit

    Heading {
        width: parent.width
        visible: chooser.vaults.several
        text: Words.text("ui.vaults.title")
    }
    Flow {
        width: parent.width
        visible: chooser.vaults.several
        spacing: Theme.unit / 2
        Accessible.role: Accessible.Grouping
        Accessible.name: Words.text("ui.vaults.title")
        Repeater {
            model: chooser.vaults.rows
            Choice {
                required property string name
                required property string opened
                width: Math.min(wide, chooser.width)
                text: name
                chosen: chooser.vaults.name === name
                enabled: !chooser.busy
                Accessible.description: opened
                onClicked: chooser.vaults.choose(name)
            }
        }
    }
}
