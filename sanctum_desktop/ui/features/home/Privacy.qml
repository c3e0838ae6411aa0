import QtQuick
import Sanctum.Window
import "../../design"

// What left this computer, and how that is known. Leads to where it is told in full.
Button {
    id: badge
    readonly property string why: Words.text("ui.home.privacy.why")
    plain: true
    textColor: activeFocus || over.hovered ? Theme.ink : Theme.quiet
    Accessible.description: why

    Tip {
        text: badge.why
        hovered: over.hovered
        focused: badge.activeFocus
    }
    HoverHandler { id: over }
}
