import QtQuick

// The name of a screen or a sheet, in the cut for large letters.
Prose {
    property int size: Theme.title
    font.family: Theme.large
    font.pixelSize: size
    font.weight: Font.DemiBold
    lineHeight: 1
    Accessible.role: Accessible.Heading
}
