"""The database's shape, step by step. Steps are only ever appended."""

from __future__ import annotations

from typing import Final

Migration = tuple[str, ...]

MIGRATIONS: Final[tuple[Migration, ...]] = (
    (  # 1: what the main job needs
        """CREATE TABLE vault_state (
            id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL, chain BLOB NOT NULL
        ) STRICT""",
        """CREATE TABLE conversations (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            persona TEXT NOT NULL, started_at TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE turns (
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            number INTEGER NOT NULL, speaker TEXT NOT NULL, text TEXT NOT NULL,
            said_at TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT, wording TEXT NOT NULL,
            PRIMARY KEY (conversation, number)
        ) STRICT, WITHOUT ROWID""",
        # A fact may outlive its conversation, so it does not reference it.
        """CREATE TABLE facts (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            section TEXT NOT NULL, entry TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            conversation TEXT NOT NULL, turn INTEGER NOT NULL, span_start INTEGER NOT NULL,
            span_end INTEGER NOT NULL, quote TEXT NOT NULL,
            heard_at TEXT NOT NULL, confidence REAL NOT NULL, method TEXT NOT NULL,
            status TEXT NOT NULL, viewer TEXT NOT NULL, own_part TEXT NOT NULL,
            measures TEXT NOT NULL, exclusions TEXT NOT NULL, history TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX facts_of_conversation ON facts (conversation)",
        """CREATE TABLE resumes (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            written_at TEXT NOT NULL, language TEXT NOT NULL, content TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE drafts (
            place TEXT PRIMARY KEY, text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
    ),
    (  # 2: what the person decided of a line has more answers than "edited"
        # A quote inside words is escaped, so only the key itself is met.
        """UPDATE resumes SET content = replace(replace(
            content, '"edited": true', '"verdict": "edited"'), '"edited": false', '"verdict": null'
        )""",
    ),
    (  # 3: what finds a replayed page, and the trail of what was done with the vault
        "ALTER TABLE vault_state ADD COLUMN digest_key BLOB",
        "ALTER TABLE vault_state ADD COLUMN tallies TEXT",
        """CREATE TABLE trail (
            position INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, event TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT""",
        """CREATE TRIGGER trail_keeps_rows BEFORE DELETE ON trail
            BEGIN SELECT RAISE(ABORT, 'the trail is not edited'); END""",
        """CREATE TRIGGER trail_keeps_words BEFORE UPDATE ON trail
            BEGIN SELECT RAISE(ABORT, 'the trail is not edited'); END""",
    ),
    (  # 4: which model worded a turn, and with which prompt: "" for the Guide and the person
        "ALTER TABLE turns ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    ),
    (  # 5: what a language model has read of a talk, in parts: a cache, see `row_digests.CACHES`
        """CREATE TABLE model_states (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            model TEXT NOT NULL, bytes INTEGER NOT NULL, whole INTEGER NOT NULL
        ) STRICT""",
        """CREATE TABLE model_state_parts (
            state INTEGER NOT NULL REFERENCES model_states (id) ON DELETE CASCADE,
            number INTEGER NOT NULL, part BLOB NOT NULL, PRIMARY KEY (state, number)
        ) STRICT""",
    ),
)
TALLIES_SINCE: Final = 3
"""The version from which rows are tallied: a later step leaves the tallies to be taken anew."""
