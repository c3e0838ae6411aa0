import QtQuick

// The name of what follows: ink, so that it is not taken for a button.
Prose {
    font.pixelSize: Theme.small
    font.weight: Font.DemiBold
    Accessible.role: Accessible.Heading
}
