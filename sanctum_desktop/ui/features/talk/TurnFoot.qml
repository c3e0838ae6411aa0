pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// Below a reply: the addresses in it, that it was stopped, what is to be known of it, what it rests
// on and suggests.
Column {
    id: foot
    required property var addresses
    required property bool cut
    required property string note
    required property var passages
    required property var offers
    property bool reached: false
    // The first thing suggested is what the screen leads to; what was suggested before is plain.
    property bool leading: false
    property bool last: false
    property bool readOnly: false
    readonly property int first: offers.findIndex(offer => offer.done === "")
    signal copied(address: string)
    signal cited(at: int)
    signal taken(at: int)
    // What had the keyboard goes with the press.
    signal gone
    spacing: Theme.half

    // An address is copied, never opened.
    Column {
        x: -Theme.unit
        visible: foot.addresses.length > 0
        Repeater {
            model: foot.addresses
            Button {
                required property string modelData
                width: Math.min(wide, foot.width + 2 * Theme.unit)
                activeFocusOnTab: foot.reached || activeFocus
                plain: true
                icon: "copy"
                text: Words.text("ui.talk.copy") + ": " + modelData
                onClicked: foot.copied(modelData)
            }
        }
    }
    Row {
        width: parent.width
        visible: foot.cut || foot.note
        spacing: Theme.unit
        Icon {
            id: sign
            name: foot.cut ? "stop" : "info"
            size: Math.round(1.25 * Theme.small)
            color: Theme.quiet
        }
        Caption {
            width: parent.width - sign.width - parent.spacing
            text: [foot.cut ? Words.text("ui.talk.cut") : "", foot.note].filter(part => part).join(" ")
        }
    }
    Flow {
        x: -Theme.unit
        width: parent.width + 2 * Theme.unit
        visible: foot.passages.length > 0
        Repeater {
            model: foot.passages
            Button {
                required property var modelData
                required property int index
                width: Math.min(wide, foot.width + 2 * Theme.unit)
                plain: true
                icon: "quote"
                activeFocusOnTab: foot.reached || activeFocus
                text: modelData.label
                onClicked: foot.cited(index)
            }
        }
    }
    Flow {
        // Words of what has no frame begin where the others do.
        x: foot.last ? 0 : -Theme.unit
        width: parent.width
        visible: foot.offers.length > 0 && (!foot.readOnly || foot.offers.some(offer => offer.done))
        topPadding: Theme.half
        spacing: Theme.unit
        Repeater {
            model: foot.offers
            Item {
                id: offer
                required property var modelData
                required property int index
                readonly property bool done: modelData.done !== ""
                width: done ? said.x + said.width : act.width
                height: done ? Math.max(Theme.control, said.height) : act.height
                Button {
                    id: act
                    width: Math.min(wide, foot.width)
                    visible: !offer.done && !foot.readOnly
                    primary: foot.leading && offer.index === foot.first
                    plain: !foot.last
                    activeFocusOnTab: foot.reached || activeFocus
                    text: offer.modelData.words
                    onClicked: {
                        if (activeFocus)
                            foot.gone()
                        foot.taken(offer.index)
                    }
                }
                Tag {
                    id: said
                    x: foot.last ? 0 : Theme.unit
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, foot.width - x)
                    visible: offer.done
                    icon: "check"
                    textColor: Theme.good
                    text: offer.modelData.done
                }
            }
        }
    }
}
