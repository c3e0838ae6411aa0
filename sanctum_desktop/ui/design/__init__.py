"""The design system: theme and components in QML."""
