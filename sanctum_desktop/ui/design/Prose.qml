import QtQuick

// Words to read.
Text {
    property bool quiet: false
    color: quiet ? Theme.quiet : Theme.ink
    font.pixelSize: Theme.body
    lineHeight: 1.3
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
