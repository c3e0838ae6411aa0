import QtQuick

// Small and quiet, beside what matters more.
Prose {
    quiet: true
    font.pixelSize: Theme.small
}
