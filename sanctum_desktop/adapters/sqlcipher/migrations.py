"""The database's shape, step by step. Steps are only ever appended."""

from __future__ import annotations

from typing import Final

Migration = tuple[str, ...]
_NO_LETTERS: Final = "".join(
    chr(sign)
    for first, last in ((0x2066, 0x2069), (0x20A0, 0x20CF), (0x1F000, 0x1F0FF), (0x1F110, 0x1FAFF))
    for sign in range(first, last + 1)
)
"""Marks of direction, currencies, emoji: those FTS5 does not know yet it takes for letters, and
"thanks" would not be found beside a newer smile."""

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
    (  # 6: a talk is a tree, with a label, what belongs to it and words to be found by
        "ALTER TABLE conversations ADD COLUMN tip INTEGER NOT NULL DEFAULT -1",
        "ALTER TABLE conversations ADD COLUMN title TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE conversations ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE conversations ADD COLUMN place TEXT NOT NULL DEFAULT 'open'",
        "ALTER TABLE conversations ADD COLUMN handed TEXT NOT NULL DEFAULT ''",
        # Its rows get a number of their own: the index of words names them by it.
        """CREATE TABLE turns_of_trees (
            id INTEGER PRIMARY KEY,
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            number INTEGER NOT NULL, parent INTEGER NOT NULL, speaker TEXT NOT NULL,
            text TEXT NOT NULL, said_at TEXT NOT NULL, kind TEXT NOT NULL, topic TEXT,
            wording TEXT NOT NULL, author TEXT NOT NULL, more TEXT NOT NULL,
            UNIQUE (conversation, number), CHECK (parent < number)
        ) STRICT""",
        """INSERT INTO turns_of_trees (conversation, number, parent, speaker, text, said_at, kind,
                topic, wording, author, more)
            SELECT t.conversation, t.number, t.number - 1, t.speaker, t.text, t.said_at, t.kind,
                t.topic, t.wording, t.author, ''
            FROM turns t JOIN conversations c ON c.id = t.conversation
            ORDER BY c.position, t.number""",
        "DROP TABLE turns",
        "ALTER TABLE turns_of_trees RENAME TO turns",
        # A talk of one branch has no row here, so that its branch is a range of numbers.
        """CREATE INDEX turns_of_forks ON turns (conversation, number, parent)
            WHERE parent <> number - 1""",
        """UPDATE conversations SET tip = coalesce(
            (SELECT max(number) FROM turns WHERE conversation = conversations.id), -1)""",
        f"""CREATE VIRTUAL TABLE turn_words USING fts5 (
            text, content = 'turns', content_rowid = 'id',
            tokenize = "unicode61 remove_diacritics 2 separators '{_NO_LETTERS}'"
        )""",
        "INSERT INTO turn_words (turn_words, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO turn_words (turn_words) VALUES ('rebuild')",
        """CREATE TRIGGER turn_words_told AFTER INSERT ON turns BEGIN
            INSERT INTO turn_words (rowid, text) VALUES (NEW.id, NEW.text); END""",
        """CREATE TRIGGER turn_words_gone AFTER DELETE ON turns BEGIN
            INSERT INTO turn_words (turn_words, rowid, text)
                VALUES ('delete', OLD.id, OLD.text); END""",
        """CREATE TRIGGER turn_words_changed AFTER UPDATE OF id, text ON turns BEGIN
            INSERT INTO turn_words (turn_words, rowid, text)
                VALUES ('delete', OLD.id, OLD.text);
            INSERT INTO turn_words (rowid, text) VALUES (NEW.id, NEW.text); END""",
        """CREATE TABLE attachments (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
            name TEXT NOT NULL, text TEXT NOT NULL, added_at TEXT NOT NULL, pages TEXT NOT NULL
        ) STRICT""",
        "CREATE INDEX attachments_of_conversation ON attachments (conversation)",
        # A step may outlive its conversation, as a fact may.
        """CREATE TABLE plan_items (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL, conversation TEXT NOT NULL, turn INTEGER NOT NULL,
            added_at TEXT NOT NULL, done_at TEXT
        ) STRICT""",
        """CREATE TABLE hosted_servers (
            position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
            content TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE hosted_use (
            server TEXT NOT NULL REFERENCES hosted_servers (id) ON DELETE CASCADE,
            day TEXT NOT NULL, requests INTEGER NOT NULL, tokens_in INTEGER NOT NULL,
            tokens_out INTEGER NOT NULL, spent REAL NOT NULL, PRIMARY KEY (server, day)
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE server_keys (
            server TEXT PRIMARY KEY REFERENCES hosted_servers (id) ON DELETE CASCADE,
            key TEXT NOT NULL
        ) STRICT, WITHOUT ROWID""",
        """CREATE TABLE hidden_words (
            position INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL UNIQUE,
            code TEXT NOT NULL
        ) STRICT""",
        """CREATE TABLE net_ledger (
            position INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, trace TEXT NOT NULL,
            stage TEXT NOT NULL, purpose TEXT NOT NULL, host TEXT NOT NULL,
            sent_bytes INTEGER NOT NULL, received_bytes INTEGER NOT NULL, local INTEGER NOT NULL
        ) STRICT""",
        """CREATE TRIGGER net_ledger_keeps_rows BEFORE DELETE ON net_ledger
            BEGIN SELECT RAISE(ABORT, 'the ledger is not edited'); END""",
        """CREATE TRIGGER net_ledger_keeps_words BEFORE UPDATE ON net_ledger
            BEGIN SELECT RAISE(ABORT, 'the ledger is not edited'); END""",
    ),
)
TALLIES_SINCE: Final = 3
"""The version from which rows are tallied: a later step leaves the tallies to be taken anew."""
