import QtQuick

// A picture of the one family, `assets/icons/<name>.svg`; what it stands for is said beside it.
Image {
    id: icon
    required property string name
    property real size: Math.round(1.25 * Theme.body)
    property color color: Theme.ink
    width: size
    height: size
    sourceSize: Qt.size(size, size)
    // A colour is written #rrggbb.
    source: name ? `image://icons/${name}/${String(color).slice(-6)}` : ""
    visible: name !== ""
    Accessible.ignored: true
}
