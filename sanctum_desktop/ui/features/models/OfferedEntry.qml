pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A model of the catalogue: what to expect of it, whom to ask, what is offered, the download.
Column {
    id: one
    required property ModelsModel models
    required property string key
    required property string place
    readonly property ModelFetchingModel fetching: models.fetching
    readonly property ModelWorkModel work: models.work
    readonly property bool busy: work.busy && work.of === key
    signal shown(item: Item)
    spacing: 1.5 * Theme.unit

    // The keyboard stays with what is asked.
    readonly property string stage: fetching.stage
    onStageChanged: Qt.callLater(stand)
    function stand() {
        const next = stage === "offer" && fetch.visible ? fetch : stage === "consent" ? agree : begin
        if (next.visible && next.enabled)
            next.forceActiveFocus(Qt.TabFocusReason)
    }

    Prose {
        width: parent.width
        even: true
        text: one.fetching.fit
    }
    Prose {
        width: parent.width
        visible: !one.fetching.possible
        quiet: true
        even: true
        text: Words.text("ui.models.fetch.by_hand").replace("{repository}", one.place)
    }
    Button {
        id: begin
        visible: one.fetching.possible && one.stage === ""
        primary: one.fetching.fitting
        icon: "download"
        enabled: !one.work.busy
        text: Words.text("ui.models.fetch.begin")
        onClicked: one.fetching.ask()
    }
    Prose {
        width: parent.width
        visible: one.stage === "consent"
        even: true
        text: Words.text("ui.models.consent").replace("{host}", one.fetching.host)
    }
    Prose {
        width: parent.width
        visible: one.stage === "offer"
        even: true
        text: Words.text("ui.models.offer.about")
    }
    FactLines {
        width: parent.width
        visible: one.stage === "offer"
        rows: one.fetching.rows
    }
    Note {
        width: parent.width
        text: one.fetching.against
    }
    Working {
        width: parent.width
        work: one.work
        of: one.key
        onTold: item => one.shown(item)
    }
    Flow {
        width: parent.width
        spacing: Theme.unit
        visible: one.stage !== "" && !one.busy
        Button {
            id: agree
            visible: one.stage === "consent"
            primary: true
            enabled: !one.work.busy
            text: Words.text("ui.models.consent.do").replace("{host}", one.fetching.host)
            onClicked: one.fetching.lookUp()
        }
        Button {
            id: fetch
            visible: one.stage === "offer" && !one.fetching.against
            primary: true
            icon: "download"
            enabled: !one.work.busy
            text: Words.text(one.fetching.begun ? "ui.models.offer.go_on" : "ui.models.offer.do")
            onClicked: one.fetching.fetch()
        }
        Button {
            visible: one.fetching.against !== ""
            enabled: !one.work.busy
            text: Words.text("ui.models.ask_again").replace("{host}", one.fetching.host)
            onClicked: one.fetching.lookUp()
        }
        Button {
            text: Words.text("ui.models.not_now")
            onClicked: one.fetching.notNow()
        }
    }
}
