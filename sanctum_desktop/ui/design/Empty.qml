import QtQuick

// Where nothing is yet: what will stand here, and how it comes.
Column {
    id: empty
    required property string title
    property string icon: ""
    property string words: ""
    property string action: ""
    signal acted

    width: parent ? Math.min((parent as Item).width, 420 * Math.sqrt(Theme.scale)) : 0
    spacing: 1.5 * Theme.unit

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        visible: empty.icon !== ""
        width: 2 * picture.width
        height: width
        radius: width / 2
        color: Theme.tint
        Icon {
            id: picture
            anchors.centerIn: parent
            name: empty.icon
            size: Math.round(1.75 * Theme.body)
            color: Theme.accent
        }
    }
    Title {
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        size: Theme.lead
        text: empty.title
    }
    Prose {
        width: parent.width
        visible: text !== ""
        horizontalAlignment: Text.AlignHCenter
        quiet: true
        text: empty.words
    }
    Item {
        width: parent.width
        height: act.height + Theme.unit
        visible: empty.action !== ""
        Button {
            id: act
            anchors { bottom: parent.bottom; horizontalCenter: parent.horizontalCenter }
            width: Math.min(wide, parent.width)
            primary: true
            text: empty.action
            onClicked: empty.acted()
        }
    }
}
