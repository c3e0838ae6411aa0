pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// What will happen, for who has not begun.
Column {
    id: lessons
    spacing: 3 * Theme.unit

    component Lesson: Item {
        id: lesson
        required property string about
        required property string icon
        width: lessons.width
        height: Math.max(disc.height, words.implicitHeight)
        Rectangle {
            id: disc
            width: 2 * picture.width
            height: width
            radius: width / 2
            color: Theme.tint
            Icon {
                id: picture
                anchors.centerIn: parent
                name: lesson.icon
                color: Theme.accent
            }
        }
        Column {
            id: words
            anchors { left: disc.right; right: parent.right; leftMargin: 2 * Theme.unit }
            Prose {
                width: parent.width
                even: true
                font.weight: Font.DemiBold
                text: Words.text(`ui.home.lesson.${lesson.about}`)
                Accessible.role: Accessible.Heading
            }
            Prose {
                width: parent.width
                quiet: true
                even: true
                text: Words.text(`ui.home.lesson.${lesson.about}.words`)
            }
        }
    }
    Lesson { about: "tell"; icon: "gem" }
    Lesson { about: "hear"; icon: "quote" }
    Lesson { about: "page"; icon: "abby" }
}
