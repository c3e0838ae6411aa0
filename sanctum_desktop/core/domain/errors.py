"""The two families of error: what the person can act on, and what we must mend."""


class SanctumError(Exception):
    """Something the person can act on.

    `str(error)` is one sentence: what happened and what is safe; `advice` says what to do.
    """

    def __init__(self, what_happened: str, *, advice: str = "") -> None:
        super().__init__(what_happened)
        self.advice = advice


class SanctumBug(Exception):
    """Something that only we can mend: an impossible state, a broken contract."""


class ValidationError(SanctumError):
    """What was given does not keep to its rules; nothing was done with it."""


class BadInput(ValidationError):
    """A file, an option or an answer that cannot be used as it is."""


class NotSaid(ValidationError):
    """A line would say more than the words it rests on."""


class CannotWrite(SanctumError):
    """A file could not be written; nothing that was there before is lost."""


class NotFound(SanctumError):
    """What was asked for is not there."""


class ModelRefused(SanctumError):
    """A model's file that is not used: damaged, hostile, of an unknown form, or changed."""


class NetRefused(SanctumError):
    """Nothing was sent: nobody agreed to it, or the airplane switch is on."""


class NetEnded(SanctumError):
    """We ended a request ourselves, some of which may have been sent: by the switch, or a lock."""


class VaultError(SanctumError):
    """Anything that keeps a vault from being used."""


class VaultMissing(VaultError):
    """There is no vault at that place."""


class VaultExists(VaultError):
    """There is a vault at that place already."""


class WrongPassphrase(VaultError):
    """Neither the passphrase nor the recovery code opens this vault."""


class WeakPassphrase(VaultError):
    """The passphrase is shorter than the vault accepts."""


class VaultBusy(VaultError):
    """Another process holds the vault."""


class DatabaseError(VaultError):
    """The database in the vault cannot be used as it is, or not just now."""


class VaultDamaged(DatabaseError):
    """The vault's files were changed, cut or mixed since they were written."""


class VaultTooNew(VaultError):
    """A newer version of the app wrote this vault."""


class VaultAiling(DatabaseError):
    """The open vault cannot be read or written just now: room, the disk or its files are gone."""


class VaultFull(VaultAiling):
    """The disk has no room for the change; what was saved before is safe."""


class VaultUnreadable(VaultAiling):
    """The vault's files cannot be read or written."""


class VaultReadOnly(VaultError):
    """Something speaks against the vault, and nobody has said yet that it may be written."""


class TriedTooSoon(VaultError):
    """After a wrong passphrase the next try has to wait a moment."""


class VaultLocked(VaultError):
    """The vault must be unlocked first."""


class EngineError(SanctumError):
    """Anything that keeps an engine from giving a whole answer."""


class EngineUnavailable(EngineError):
    """The engine cannot run here and now."""


class EngineRefused(EngineError):
    """The engine runs, but does not do what it was asked in this way."""


class EngineDied(EngineError):
    """The engine's process ended in the middle; what it gave before that is whole and kept."""


class LLMError(EngineError):
    """A language model, here or on a server, gave no whole answer."""


class LLMUnavailable(LLMError, EngineUnavailable):
    """The model cannot be asked here and now."""


class LLMRefused(LLMError, EngineRefused):
    """The model does not do what it was asked in this way."""


class LLMDied(LLMError, EngineDied):
    """The model ended in the middle; the words that came are kept."""


class SpeechRecognitionError(EngineError):
    """What was spoken could not be put into words."""


class ResearchError(SanctumError):
    """Something could not be looked up."""


def language_error(error: EngineError) -> LLMError:
    """The same, said of a language model."""
    if isinstance(error, LLMError):
        return error
    if isinstance(error, EngineUnavailable):
        return LLMUnavailable(str(error), advice=error.advice)
    kind = LLMDied if isinstance(error, EngineDied) else LLMRefused
    return kind(str(error), advice=error.advice)
