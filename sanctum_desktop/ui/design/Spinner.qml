import QtQuick

// Something is being done; stands still, as a clock, where nothing should move.
Icon {
    name: Theme.still ? "clock" : "wait"
    RotationAnimator on rotation {
        running: !Theme.still
        from: 0
        to: 360
        duration: 1400
        loops: Animation.Infinite
    }
}
