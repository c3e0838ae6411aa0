"""A life of the app in one private place, for the disk scan: told, exported, locked, killed.

Arguments: the place, and the folder for the exported page. Canaries come on stdin as JSON; what
was said on stdout and stderr and the recovery code go to stdout as JSON. HOME, XDG_*, TMPDIR and
SANCTUM_HOME are below the place.
"""

import base64
import gzip
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FOLDERS = {
    "HOME": "home",
    "XDG_CACHE_HOME": "home/.cache",
    "XDG_CONFIG_HOME": "home/.config",
    "XDG_DATA_HOME": "home/.local/share",
    "XDG_STATE_HOME": "home/.local/state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
    "SANCTUM_HOME": "sanctum",
}

PASSED_ON = ("PATH", "PYTHONPATH", "LANG")


def environment(place):
    for folder in FOLDERS.values():
        (place / folder).mkdir(parents=True, exist_ok=True, mode=0o700)
    kept = {
        name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG") if name in os.environ
    }
    return (
        kept
        | {name: str(place / folder) for name, folder in FOLDERS.items()}
        | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": "1"}
    )


class Session:
    def __init__(self, place, words, export):
        self.place, self.words, self.export = place, words, export
        self.environment = environment(place)
        self.said = ""
        self.statuses = {}
        self.code = ""

    def window(self, name, *steps, kill_at=""):
        """Run the window over the steps; killed with -9 once it does the step named."""
        child = subprocess.Popen(
            [sys.executable, str(HERE / "told.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
        )
        child.stdin.write("".join(json.dumps(step) + "\n" for step in steps))
        child.stdin.close()
        for line in child.stdout:
            answer = json.loads(line)
            self.code = answer.get("code", self.code)
            if kill_at and answer.get("does") == kill_at:
                child.kill()
        self.said += child.stderr.read()
        self.statuses[name] = child.wait(timeout=60)

    def command(self, name, *arguments, passphrase, told=""):
        secret, talk = pipe(f"{passphrase}\n"), pipe(told)
        files = ["--passphrase-file", f"/dev/fd/{secret}"]
        if told:
            files += ["--transcript", f"/dev/fd/{talk}"]
        done = subprocess.run(
            [sys.executable, "-m", "sanctum_desktop", *arguments, *files],
            capture_output=True,
            text=True,
            pass_fds=(secret, talk),
            env=self.environment,
        )
        self.said += done.stdout + done.stderr
        self.statuses[name] = done.returncode

    def failing(self, place, *, window):
        command = [sys.executable, str(HERE / "raising.py"), place]
        extra = {"WINDOW": "1"} if window else {}
        done = subprocess.run(
            command,
            input=f"{self.words['error']}\n",
            capture_output=True,
            text=True,
            env=self.environment | extra,
        )
        self.said += done.stdout + done.stderr
        self.statuses[f"failing {place}"] = done.returncode

    def live(self):
        words = self.words
        right, wrong = f"walnut harbor {words['passphrase']}", f"silver ladder {words['wrong']}"
        bakery = f"{words['page']} Bakery"
        self.window(
            "first",
            ["create", right],
            ["tell", f"I'm a baker at {bakery} in Leeds since March 2019.",
             f"I drew up a plan called {words['said']} and errors went from five to one a month."],
            ["begin", f"half a sentence {words['draft']}"],
            ["wait"],
            kill_at="wait",
        )  # fmt: skip
        self.window(
            "second",
            ["unlock", wrong],
            ["unlock", right],
            ["tell", f"I'm Miriam Adeyemi, {words['mail']}@example.com."],
            ["export", str(self.export / f"{words['file name']}.pdf")],
            ["lock"],
        )
        turn = json.dumps({"role": "person", "text": f"I also kept bees, {words['read']}."})
        vault = ["--vault", str(self.place / "sanctum" / "main")]
        self.command("story", "story", *vault, passphrase=right, told=turn + "\n")
        self.command("wrong", "vault", "check", passphrase=wrong)
        self.command("backup", "vault", "backup", str(self.place / "copy.age"), passphrase=right)
        self.failing("bench", window=False)
        self.failing("opening", window=True)
        self.window("crash", ["unlock", right], ["tell", words["last"]], ["crash"])
        self.command("check", "vault", "check", passphrase=right)
        self.window("quit", ["unlock", right])


def pipe(text):
    reading, writing = os.pipe()
    os.write(writing, text.encode())
    os.close(writing)
    return reading


def leak(place, words):
    """The positive controls: what a careless program would leave."""
    (place / "tmp" / "careless.gz").write_bytes(gzip.compress(words["leak gzip"].encode()))
    (place / "tmp" / "careless.txt").write_bytes(base64.b64encode(words["leak base64"].encode()))
    gone = place / "tmp" / "gone"
    with gone.open("w") as stream:
        stream.write(words["leak unlinked"])
        stream.flush()
        os.fsync(stream.fileno())
    gone.unlink()


def main():
    place, export = Path(sys.argv[1]), Path(sys.argv[2])
    words = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    session = Session(place, words, export)
    os.chdir(place / "tmp")  # where a core would be put
    session.live()
    leak(place, words)
    json.dump(
        {"said": session.said, "statuses": session.statuses, "code": session.code}, sys.stdout
    )


if __name__ == "__main__":
    main()
