pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What will happen, for who has not begun.
Column {
    id: lessons
    spacing: 2 * Theme.unit

    Repeater {
        model: ["tell", "hear", "page"]
        delegate: Column {
            id: lesson
            required property string modelData
            width: lessons.width
            Heading {
                width: parent.width
                text: Words.text("ui.home.lesson." + lesson.modelData)
            }
            Prose {
                width: parent.width
                quiet: true
                text: Words.text("ui.home.lesson." + lesson.modelData + ".words")
            }
        }
    }
}
