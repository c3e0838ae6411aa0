"""Nothing gets at the memory: no core file, no debugger of the same account, nothing after a lock.

gdb comes with packaging/linux/test-packages.txt.
"""

import json
import os
import pwd
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from disk_scan import Scanner, new_canary

from sanctum_desktop.adapters.sqlcipher import header as headers
from sanctum_desktop.adapters.sqlcipher.header_file import read_header
from sanctum_desktop.core.domain.secrets import Passphrase

HERE = Path(__file__).parent
RAISING = [sys.executable, str(HERE / "raising.py")]
TOLD = [sys.executable, str(HERE / "told.py")]
SUPERVISED = f"""
import sys
from sanctum_desktop import __main__ as app
from sanctum_desktop.bootstrap import supervisor
supervisor.window_command = lambda: {TOLD!r}
sys.argv = ["sanctum"]
sys.exit(app.main())
"""
PLAIN_SECRET = (
    "import sys; kept = sys.stdin.readline(); print('kept', flush=True); sys.stdin.read()"
)
PROCESSES = [("supervisor {}", {}), ("{}", {}), ("{}", {"WINDOW": "1"})]
NAMES = ["supervisor", "command line", "window"]
PTRACE_ATTACH = 16

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="cores and ptrace as Linux has it")


def environment(folder, **more):
    return os.environ | {
        "SANCTUM_HOME": str(folder / "sanctum"),
        "HOME": str(folder),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }


def allow_cores():
    unlimited = resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_CORE, (unlimited, unlimited))


def run(command, folder, said, **more):
    return subprocess.run(
        command,
        input=said,
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder, **more),
        preexec_fn=allow_cores,
    )


@pytest.mark.parametrize(("place", "more"), PROCESSES, ids=NAMES)
def test_each_process_says_from_inside_that_it_is_closed(tmp_path, place, more):
    done = run([*RAISING, place.format("inside")], tmp_path, "\n", **more)
    inside = json.loads(done.stdout)
    assert inside == {
        "core limit": [0, 0], "dumpable": 0, "no new privileges": 1, "filtered": True
    }  # fmt: skip


@pytest.mark.parametrize(("place", "more"), PROCESSES, ids=NAMES)
def test_a_crash_leaves_no_core_though_any_size_is_allowed(tmp_path, place, more):
    """Security 39."""
    canary = new_canary()
    done = run([*RAISING, place.format("segv")], tmp_path, f"{canary}\n", **more)
    assert done.returncode == -11
    assert Scanner({"canary": canary}).tree(tmp_path) == []
    assert [path for path in tmp_path.iterdir() if path.name.startswith("core")] == []


def test_a_bare_process_leaves_its_core(tmp_path):
    """The control of security 39: this machine does write cores, and words are in them."""
    pattern = Path("/proc/sys/kernel/core_pattern").read_text().strip()
    if pattern.startswith(("|", "/")):
        pytest.skip(f"this machine's cores go elsewhere: {pattern}")
    canary = new_canary()
    crash = "import ctypes, sys; kept = sys.stdin.readline(); ctypes.string_at(0)"
    assert run([sys.executable, "-c", crash], tmp_path, f"{canary}\n").returncode == -11
    assert Scanner({"canary": canary}, memory=True).tree(tmp_path)


class Talking:
    """A process that answers steps with lines."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder,
            env=environment(folder),
        )

    def do(self, *step):
        self.process.stdin.write(json.dumps(step) + "\n")
        self.process.stdin.flush()
        return self.until("did", step[0])

    def until(self, key, value):
        for line in self.process.stdout:
            answer = json.loads(line)
            if answer.get(key) == value:
                return answer
        pytest.fail(f"no {key} {value}: {self.process.stderr.read()}")

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.kill()
        self.process.communicate()


def needs_gdb():
    if shutil.which("gcore") is None:
        pytest.skip("gdb is not installed (packaging/linux/test-packages.txt)")


def core_of(pid, folder, *before):
    """A core of everything the process has mapped; None where it is refused."""
    done = subprocess.run(
        [*before, "gcore", "-a", "-o", str(folder / "dump"), str(pid)],
        capture_output=True,
        text=True,
        cwd=folder,
    )
    file = folder / f"dump.{pid}"
    return file if done.returncode == 0 and file.exists() else None


def found_in(core, secrets):
    hits = {hit.canary for hit in Scanner(secrets, memory=True).raw(core)}
    core.unlink()
    return hits


def test_after_the_lock_no_remaining_process_holds_word_or_key(tmp_path):
    """Security 38: gcore of what remains finds nothing; before the lock it finds all."""
    needs_gdb()
    if os.geteuid() != 0:
        pytest.skip("only root may read the memory of our processes; that is security 40")
    words = {name: new_canary() for name in ("passphrase", "said")}
    passphrase = f"walnut harbor {words['passphrase']}"
    with Talking([sys.executable, "-c", SUPERVISED], tmp_path) as app:
        app.do("create", passphrase)
        app.do("tell", f"I drew up a plan called {words['said']} for the bakery.")
        header, _ = read_header(tmp_path / "sanctum" / "main")
        master = headers.open_with_passphrase(header, Passphrase(passphrase))
        key = bytes(headers.database_keys(header, master)[0])
        secrets = words | {"master key": bytes(master), "database key": key}
        before = children(app.process.pid)
        (window,) = (pid for pid in before if runs(pid, "told.py"))
        # The passphrase may be gone already: it is wiped after its use.
        assert found_in(core_of(window, tmp_path), secrets) >= set(secrets) - {"passphrase"}

        app.process.stdin.write('["lock"]\n')
        app.process.stdin.flush()
        app.until("screen", "unlock")
        remaining = [app.process.pid, *children(app.process.pid)]
        assert len(remaining) == 3  # the supervisor, its doorkeeper and the fresh window
        assert window not in remaining
        for pid in remaining:
            assert found_in(core_of(pid, tmp_path), secrets) == set(), pid


def runs(pid, script):
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")[1].endswith(script)


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.fixture
def account():
    """How to run as an account without rights, and a folder of its own."""
    needs_gdb()
    folder = Path(tempfile.mkdtemp(prefix="sanctum-account-", dir="/tmp"))
    before = []
    if os.geteuid() == 0:
        try:
            nobody = pwd.getpwnam("nobody")
        except KeyError:
            pytest.skip("this machine has no account but root's, whom nothing is denied")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        before = [
            "setpriv",
            f"--reuid={nobody.pw_uid}",
            f"--regid={nobody.pw_gid}",
            "--clear-groups",
        ]
    yield before, folder
    shutil.rmtree(folder)


ATTACK = """
import ctypes, errno, json, sys
pid, answers = int(sys.argv[1]), {}
try:
    open(f"/proc/{pid}/mem", "rb").close()
    answers["mem"] = "open"
except OSError as error:
    answers["mem"] = errno.errorcode[error.errno]
libc = ctypes.CDLL(None, use_errno=True)
attached = libc.ptrace(16, pid, 0, 0)
answers["ptrace"] = "attached" if attached == 0 else errno.errorcode[ctypes.get_errno()]
print(json.dumps(answers))
"""


def test_the_same_account_cannot_read_an_unlocked_process(account):
    """Security 40, with its control: a bare process of the same account is read."""
    before, folder = account
    said = new_canary()
    with Talking([*before, *TOLD], folder) as app:
        app.do("create", "walnut harbor quiet seven")
        app.do("tell", f"I drew up a plan called {said}.")
        assert core_of(app.process.pid, folder, *before) is None
        attack = [*before, sys.executable, "-c", ATTACK, str(app.process.pid)]
        answers = subprocess.run(attack, capture_output=True, text=True, cwd=folder).stdout
        assert json.loads(answers) == {"mem": "EACCES", "ptrace": "EPERM"}

    with Talking([*before, sys.executable, "-c", PLAIN_SECRET], folder) as bare:
        bare.process.stdin.write(f"{said}\n")
        bare.process.stdin.flush()
        assert bare.process.stdout.readline() == "kept\n"
        core = core_of(bare.process.pid, folder, *before)
        if core is None and Path("/proc/sys/kernel/yama/ptrace_scope").exists():
            pytest.skip("this kernel lets no process read another, ours or not")
        assert found_in(core, {"said": said}) == {"said"}
