import QtQuick

// Words to read. Qt lays the room between lines below each; `even` shares it out above and below,
// so that words beside a picture, or at the edge of a card, stand in the middle.
Text {
    property bool quiet: false
    property bool even: false
    // A line of Inter is 1.21 times its size; the text's own height would be a loop.
    readonly property int leading: even ? Math.round(0.605 * font.pixelSize * (lineHeight - 1)) : 0
    color: quiet ? Theme.quiet : Theme.ink
    font.pixelSize: Theme.body
    lineHeight: 1.3
    topPadding: leading
    bottomPadding: -leading
    wrapMode: Text.Wrap
    textFormat: Text.PlainText
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
