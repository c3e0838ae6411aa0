pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// A reply as it comes: piece below piece, of which only the last one grows.
Column {
    id: flowing
    required property SpeechModel speech
    Repeater {
        model: flowing.speech.pieces
        Prose {
            required property string words
            width: flowing.width
            text: words
            Accessible.ignored: true
        }
    }
}
