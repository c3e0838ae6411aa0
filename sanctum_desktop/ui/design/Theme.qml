pragma Singleton
import QtQuick
import Sanctum.Window

// The tokens: paper by day, warm dark by night. A test computes the contrast of each pair.
QtObject {
    readonly property bool dark: Surroundings.dark
    readonly property bool still: Surroundings.still
    readonly property real scale: Surroundings.scale

    readonly property color ground: dark ? "#1d1916" : "#f6f1e8"
    readonly property color surface: dark ? "#28231f" : "#fffdf9"
    readonly property color tint: dark ? "#362d26" : "#efe4d5"
    readonly property color ink: dark ? "#f2eae0" : "#2c2520"
    readonly property color quiet: dark ? "#bfb2a3" : "#665b51"
    readonly property color rule: dark ? "#453b33" : "#e2d8ca"
    readonly property color edge: dark ? "#8f8071" : "#877868"
    readonly property color accent: dark ? "#e6ad87" : "#8a4a2b"
    readonly property color accentInk: dark ? "#2a190f" : "#fffaf4"
    readonly property color alert: dark ? "#f0a79b" : "#94312a"
    readonly property color good: dark ? "#a9c7a0" : "#3d6141"
    // What a sheet lays over the window.
    readonly property color scrim: dark ? "#a6000000" : "#66241a12"

    readonly property int unit: 8
    readonly property int half: 4
    readonly property int radius: 12
    readonly property int radiusSmall: 8

    readonly property string large: Surroundings.display
    readonly property int small: Math.round(13 * scale)
    readonly property int body: Math.round(16 * scale)
    readonly property int lead: Math.round(19 * scale)
    readonly property int title: Math.round(28 * scale)
    readonly property int display: Math.round(38 * scale)
    // As wide as words are read with ease: some 68 characters.
    readonly property int measure: Math.round(34 * body)
    // As tall as what is pressed.
    readonly property int control: Math.max(40, body + 3 * unit)

    readonly property int moment: still ? 0 : 160
}
