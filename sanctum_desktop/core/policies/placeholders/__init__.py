"""Names, mails, telephones, addresses and employers out of what is sent, and back in the answer.

`Codebook` gives each its placeholder and hides a text; `Restorer` puts them back while an answer
streams; `known_names` are those the facts tell of. When torn, a word is hidden: a needless
placeholder costs a little wording, a missing one costs a person. What a story tells by itself
(the only midwife on an island) no placeholder can hide.
"""

from sanctum_desktop.core.policies.placeholders.codebook import Codebook
from sanctum_desktop.core.policies.placeholders.kinds import MOST_CODE, Kind
from sanctum_desktop.core.policies.placeholders.known import KnownName, known_names
from sanctum_desktop.core.policies.placeholders.restorer import Restorer

__all__ = ["MOST_CODE", "Codebook", "Kind", "KnownName", "Restorer", "known_names"]
