pragma ComponentBehavior: Bound
import QtQuick
import Sanctum.Window
import "../../design"

// The vault: where it is, whether it is whole, and what opens it.
Part {
    id: part
    required property SettingsModel settings
    readonly property VaultModel vault: settings.vault
    readonly property bool telling: vault.code !== ""
    title: Words.text(telling ? "ui.vault.code.new" : "ui.vault.title")
    about: telling ? "" : Words.text("ui.vault.about")

    NewCode {
        width: parent.width
        visible: part.telling
        vault: part.vault
    }
    Outcome {
        width: parent.width
        doing: part.settings.doing
        name: "page"
    }
    Panel {
        visible: !part.telling
        Known { label: Words.text("ui.vault.name"); value: part.vault.name }
        Known { label: Words.text("ui.vault.folder"); value: part.vault.folder }
        Known { label: Words.text("ui.vault.size"); value: part.vault.size }
        Known { label: Words.text("ui.vault.copies"); value: part.vault.backedUp }
    }
    Act {
        visible: !part.telling
        doing: part.settings.doing
        name: "check"
        title: Words.text("ui.vault.check.title")
        about: Words.text("ui.vault.check.about")
        open: Words.text("ui.vault.check")
        busy: Words.text("ui.vault.check.busy")
        direct: true
        onPressed: part.vault.check()
    }
    Act {
        visible: !part.telling
        doing: part.settings.doing
        name: "passphrase"
        within: part
        title: Words.text("ui.vault.passphrase.title")
        about: Words.text("ui.vault.passphrase.about")
        open: Words.text("ui.vault.passphrase.open")
        busy: Words.text("ui.vault.passphrase.busy")
        NewSecret {
            vault: part.vault
            busy: part.settings.doing.busy
            action: Words.text("ui.vault.passphrase.do")
            onChosen: (old, fresh) => part.vault.changePassphrase(old, fresh)
        }
    }
    Act {
        visible: !part.telling
        doing: part.settings.doing
        name: "code"
        within: part
        title: Words.text("ui.vault.code.title")
        about: Words.text("ui.vault.code.about")
        open: Words.text("ui.vault.code.open")
        Secret {
            id: forCode
            width: parent.width
            label: Words.text("ui.settings.passphrase")
            onAccepted: renew.clicked()
        }
        Button {
            id: renew
            primary: true
            enabled: !part.settings.doing.busy
            text: Words.text("ui.vault.code.do")
            onClicked: part.vault.renewCode(forCode.taken())
        }
    }
    Act {
        visible: !part.telling
        doing: part.settings.doing
        name: "keys"
        within: part
        title: Words.text("ui.vault.keys.title")
        about: Words.text("ui.vault.keys.about")
        open: Words.text("ui.vault.keys.open")
        busy: Words.text("ui.vault.keys.busy")
        NewSecret {
            vault: part.vault
            busy: part.settings.doing.busy
            action: Words.text("ui.vault.keys.do")
            onChosen: (old, fresh) => part.vault.renewKeys(old, fresh)
        }
    }
}
