import QtQuick

// The name of a screen or a sheet. Large letters stand a little closer, as a display cut does.
Prose {
    property int size: Theme.title
    font.pixelSize: size
    font.weight: Font.DemiBold
    font.letterSpacing: -0.015 * size
    lineHeight: 1.15
    Accessible.role: Accessible.Heading
}
