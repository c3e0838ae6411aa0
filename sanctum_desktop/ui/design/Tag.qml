import QtQuick

// A short word about something: "one page", "private".
Rectangle {
    id: tag
    required property string text
    property string icon: ""
    property color textColor: Theme.quiet
    readonly property real lead: icon ? picture.width + 0.75 * Theme.unit : 0

    implicitWidth: Math.ceil(label.implicitWidth) + lead + 2.5 * Theme.unit
    implicitHeight: label.implicitHeight + Theme.unit
    radius: label.lineCount > 1 ? Theme.radius : height / 2
    color: Theme.tint
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: picture
        name: tag.icon
        size: Math.round(1.15 * Theme.small)
        color: tag.textColor
        x: 1.25 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
    }
    Text {
        id: label
        x: 1.25 * Theme.unit + tag.lead
        width: tag.width - x - 1.25 * Theme.unit
        anchors.verticalCenter: parent.verticalCenter
        text: tag.text
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: tag.textColor
        font.pixelSize: Theme.small
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
