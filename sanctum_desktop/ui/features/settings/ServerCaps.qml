pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What was used of a server today, and the most it may be used for in a day; one on this very
// computer costs nobody anything and is not capped.
Section {
    id: caps
    required property ServersModel servers
    required property DoingModel doing
    required property string key
    required property bool here
    required property bool free
    required property string today
    required property string requests
    required property string spending
    required property string priceIn
    required property string priceOut
    title: Words.text(here ? "ui.servers.used_today" : "ui.servers.caps")

    function keep() {
        servers.using.cap(key, most.text, spent.text, read.text, written.text)
    }
    onRequestsChanged: most.text = requests
    onSpendingChanged: spent.text = spending
    onPriceInChanged: read.text = priceIn
    onPriceOutChanged: written.text = priceOut

    Prose {
        width: parent.width
        even: true
        text: caps.today
    }
    Caption {
        width: parent.width
        visible: !caps.here
        text: Words.text("ui.servers.caps.about")
    }
    Grid {
        id: fields
        readonly property real gap: 2 * Theme.unit
        readonly property real each: columns > 1 ? (width - gap) / 2 : width
        width: parent.width
        visible: !caps.here
        columns: width >= 30 * Theme.body ? 2 : 1
        columnSpacing: gap
        rowSpacing: 1.5 * Theme.unit
        Labelled {
            id: most
            width: fields.each
            enabled: caps.free
            inputName: "capRequests"
            label: Words.text("ui.servers.caps.requests")
            onAccepted: caps.keep()
        }
        Labelled {
            id: spent
            width: fields.each
            enabled: caps.free
            inputName: "capSpending"
            label: Words.text("ui.servers.caps.spending")
            onAccepted: caps.keep()
        }
        Labelled {
            id: read
            width: fields.each
            enabled: caps.free
            inputName: "priceIn"
            label: Words.text("ui.servers.caps.price_in")
            onAccepted: caps.keep()
        }
        Labelled {
            id: written
            width: fields.each
            enabled: caps.free
            inputName: "priceOut"
            label: Words.text("ui.servers.caps.price_out")
            onAccepted: caps.keep()
        }
    }
    Button {
        visible: !caps.here
        enabled: caps.free
        text: Words.text("ui.servers.save")
        Accessible.description: caps.title
        onClicked: caps.keep()
    }
    Outcome {
        width: parent.width
        doing: caps.doing
        name: `${caps.key}.caps`
    }
}
