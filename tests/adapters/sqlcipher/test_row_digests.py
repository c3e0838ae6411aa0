"""Rows that were put back from before are found, though SQLCipher's own seals fit."""

import pytest

from sanctum_desktop.adapters.sqlcipher.doubts import SqlcipherDoubts
from sanctum_desktop.adapters.sqlcipher.row_digests import RowDigests
from sanctum_desktop.core.domain.errors import VaultDamaged

PAGE = 4096


def pages(path):
    content = path.read_bytes()
    return [content[start : start + PAGE] for start in range(0, len(content), PAGE)]


async def filled(vault, count, word="turn"):
    for number in range(count):
        await vault.drafts.put(f"place {number}", f"{word} {number} " + "of many words " * 40)


async def test_an_old_page_put_back_is_found(vault, passphrase):
    """Security 10: one page of the table from an earlier day, everything else of today."""
    await filled(vault, 30)
    await vault.lock()
    database = vault.folder / "vault.db"
    earlier = pages(database)
    await vault.unlock(passphrase)
    await filled(vault, 30, "changed")
    await vault.lock()
    now = pages(database)
    found = 0
    for number in range(1, min(len(earlier), len(now))):
        if earlier[number] == now[number]:
            continue
        database.write_bytes(b"".join((*now[:number], earlier[number], *now[number + 1 :])))
        try:
            await vault.unlock(passphrase)
            await vault.call(vault.integrity)
        except VaultDamaged:
            found += 1
        else:
            # A page of an index or of free space changes no row; the state's page, the anchor.
            assert vault.notices or await all_changed(vault)
        await vault.lock()
    assert found >= 5
    database.write_bytes(b"".join(now))
    await vault.unlock(passphrase)
    await vault.call(vault.integrity)


async def all_changed(vault):
    return all(
        [(await vault.drafts.get(f"place {n}")).startswith(f"changed {n} ") for n in range(30)]
    )


async def test_every_kind_of_write_is_tallied(vault):
    def work():
        database = vault.held().database
        statements = (
            "INSERT INTO drafts VALUES ('a', 'one'), ('b', 'two')",
            "INSERT OR REPLACE INTO drafts VALUES ('a', 'three')",
            "INSERT INTO drafts VALUES ('a', 'x') ON CONFLICT DO UPDATE SET text = 'four'",
            "UPDATE drafts SET place = 'c' WHERE place = 'b'",
            "INSERT INTO conversations (id, persona, started_at) VALUES ('t', 'gem', '')",
            "INSERT INTO turns VALUES"
            " (1, 't', 0, -1, 'person', 'words', '', 'answer', NULL, '', '', '')",
            "DELETE FROM conversations",  # its turns go with it
            "DELETE FROM drafts WHERE place = 'a'",
            "INSERT INTO drafts VALUES ('n', 'before' || char(0) || 'behind a NUL')",
            "UPDATE drafts SET text = 'before' || char(0) || 'changed' WHERE place = 'n'",
            "DELETE FROM drafts WHERE place = 'n'",
        )
        for statement in statements:
            database.write(lambda writing, statement=statement: writing.do(statement))
            for table in database.look_at_rows(RowDigests.tables):
                database.refuse_replayed_rows(table)
        return database.read("SELECT tallies FROM vault_state")

    ((tallies,),) = await vault.call(work)
    assert '"drafts": [1, ' in tallies
    assert '"turns": [0, 0]' in tallies


async def test_what_was_rolled_back_is_not_tallied(vault):
    def work():
        database = vault.held().database

        def fails(writing):
            writing.do("INSERT INTO drafts VALUES ('a', 'one')")
            raise KeyError

        with pytest.raises(KeyError):
            database.write(fails)
        database.write(lambda writing: writing.do("INSERT INTO drafts VALUES ('b', 'two')"))
        database.refuse_replayed_rows("drafts")

    await vault.call(work)


async def test_a_row_changed_behind_its_back_is_named(vault):
    def work():
        database = vault.held().database
        database.write(lambda writing: writing.do("INSERT INTO drafts VALUES ('a', 'one')"))
        with database._live() as connection:
            connection.execute("DROP TRIGGER note_UPDATE_drafts")
            connection.execute("UPDATE drafts SET text = 'two'")
            digests = RowDigests(connection)
            return [table for table in digests.tables() if digests.differs(table)]

    assert await vault.call(work) == ["drafts"]
    with pytest.raises(VaultDamaged, match="drafts"):
        await SqlcipherDoubts(vault).look()


async def test_the_trail_keeps_what_it_has(vault):
    def work(statement):
        vault.held().database.write(lambda writing: writing.do(statement))

    await vault.call(lambda: work("INSERT INTO trail (at, event, detail) VALUES ('', 'x', '')"))
    for statement in ("DELETE FROM trail", "UPDATE trail SET event = 'y'"):
        with pytest.raises(Exception, match="refused a statement"):
            await vault.call(lambda statement=statement: work(statement))
