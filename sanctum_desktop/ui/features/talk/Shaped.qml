import QtQuick
import Sanctum.Window
import "../../design"

// Plain words, some of which stand out as `spans` tell; nothing in them can be pressed.
TextEdit {
    id: shaped
    required property string words
    required property var spans
    property bool quiet: false
    enabled: false
    readOnly: true
    textFormat: TextEdit.PlainText
    wrapMode: TextEdit.Wrap
    color: quiet ? Theme.quiet : Theme.ink
    font.pixelSize: Theme.body
    Accessible.role: Accessible.StaticText
    Accessible.name: words
    Accessible.ignored: true
    onWordsChanged: Qt.callLater(shape)
    onSpansChanged: Qt.callLater(shape)
    Component.onCompleted: shape()

    function shape() { Typesetter.set(textDocument, words, spans) }
}
