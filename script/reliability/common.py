"""Read by the scripts beside it: the program that is tried, a scratch folder, what a database holds, and how they speak."""

import argparse
import collections
import http.client
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import zipfile

NOW = "2026-11-26T09:00:00Z"
"""The clock of most commands: a Thursday."""


def say(text):
    print(f"==> {text}", flush=True)


def remark(text):
    print(f"    {text}", flush=True)


def stop(text, code=2):
    print(f"error: {text}", file=sys.stderr)
    sys.exit(code)


def options(about, count, meaning, extra=lambda parser: None):
    """The options that all scripts share: a count and a seed."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("count", nargs="?", type=int, default=count, help=f"{meaning} (default {count})")
    parser.add_argument("--seed", type=int, help="begins the random choices; a run prints its own")
    parser.add_argument("--keep", action="store_true", help="keep the scratch folder, also when all went well")
    extra(parser)
    given = parser.parse_args()
    if given.count < 1:
        parser.error("the count is at least 1")
    if given.seed is None:
        given.seed = random.SystemRandom().randrange(1_000_000)
    return given


def spread(count, shares):
    """So many for each kind, in proportion to its share, that they are `count` together."""
    total = sum(shares.values())
    parts = {kind: count * share // total for kind, share in shares.items()}
    for kind in shares:
        parts[kind] += sum(parts.values()) < count
    return parts


def binary():
    """The program: WELLMET, else the release that script/build makes."""
    project = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    path = os.environ.get("WELLMET") or os.path.join(project, ".build", "release", "wellmet")
    if not os.access(path, os.X_OK):
        stop(f"there is no program at {path}: run script/build first, or say where it is with WELLMET=…")
    return os.path.abspath(path)


class Trial:
    """One run of a script: its scratch folder, its random choices, and what went wrong in it."""

    def __init__(self, name, given):
        self.name = name
        self.program = binary()
        self.seed = given.seed
        self.random = random.Random(given.seed)
        self.keep = given.keep
        self.folder = tempfile.mkdtemp(prefix=f"wellmet-{name}-")
        self.wrongs = []
        self.counts = collections.Counter()
        self.lock = threading.Lock()
        self.running = []
        self.began = time.monotonic()
        version = self.run(None, "--version").out.strip()
        say(f"{name}: {version}, count {given.count}, seed {given.seed}")

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def wrong(self, text):
        with self.lock:
            self.wrongs.append(text)
        print(f"WRONG {text}", flush=True)

    def count(self, what, by=1):
        with self.lock:
            self.counts[what] += by

    def environment(self, now=NOW, **more):
        values = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"}
        if now:
            values["WELLMET_NOW"] = now
        values.update(more)
        return values

    def start(self, data, *arguments, now=NOW, **more):
        """Starts a command; its output goes to files, so that no pipe fills and nothing is lost when it is killed."""
        words = [self.program, *arguments] + (["--data", data] if data else [])
        out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=self.environment(now, **more))
        process.began, process.files = time.monotonic(), (out, err)
        return process

    def ended(self, process, within=300):
        try:
            process.wait(within)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        texts = []
        for file in process.files:
            file.seek(0)
            texts.append(file.read().decode("utf-8", "replace"))
            file.close()
        return Result(process.returncode, *texts, time.monotonic() - process.began)

    def run(self, data, *arguments, now=NOW, **more):
        return self.ended(self.start(data, *arguments, now=now, **more))

    def must(self, data, *arguments, **more):
        """Runs a command that has to succeed; without it the script cannot go on."""
        result = self.run(data, *arguments, **more)
        if result.code != 0:
            self.wrong(f"wellmet {' '.join(arguments)} ended with {result.code}: {result.err.strip()}")
            self.finish()
        return result

    def json(self, data, *arguments, **more):
        return json.loads(self.must(data, *arguments, "--json", **more).out)

    def doctor(self, data, when, now=NOW, allow=(), **more):
        """Asks the doctor, who has to be content but for the topics in `allow`. Returns what it said on the standard error."""
        result = self.run(data, "doctor", "--json", now=now, **more)
        try:
            found = json.loads(result.out)
        except ValueError:
            self.wrong(f"{when}: doctor ended with {result.code} and said {(result.out + result.err).strip()!r}")
            return result.err
        ill = [f for f in found if f["state"] != "good" and f["topic"] not in ("disk", *allow)]
        for finding in ill:
            self.wrong(f"{when}: doctor: {finding['state']} {finding['topic']}: {finding['detail']}")
        if result.code != 0 and not any(f["state"] == "bad" for f in found):
            self.wrong(f"{when}: doctor ended with {result.code}: {result.err.strip()}")
        return result.err

    def attend(self, process):
        """A process that has to end with the script."""
        self.running.append(process)
        return process

    def finish(self):
        for process in self.running:
            if process.poll() is None:
                process.kill()
                process.wait()
        counts = ", ".join(f"{value} {key}" for key, value in self.counts.items())
        seconds = time.monotonic() - self.began
        if self.wrongs or self.keep:
            remark(f"the scratch folder is kept: {self.folder}")
        else:
            shutil.rmtree(self.folder, ignore_errors=True)
        print(f"{self.name}: {counts}; {len(self.wrongs)} wrong; {seconds:.0f} s; seed {self.seed}", flush=True)
        sys.stdout.flush()
        os._exit(1 if self.wrongs else 0)


class Result:
    def __init__(self, code, out, err, seconds):
        self.code, self.out, self.err, self.seconds = code, out, err, seconds

    @property
    def text(self):
        return (self.out + self.err).strip()

    @property
    def is_busy(self):
        """Told that somebody else is at it, in words that say what to do."""
        return self.code == 1 and ("busy for too long" in self.err or "Another import is being applied" in self.err)


# What people export

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def connections(people, first=0, name="Given"):
    return HEAD + "".join(
        f"{name}{i},Family{i % 97},https://www.linkedin.com/in/{name.lower()}-{i},{name.lower()}{i}@example.com,"
        f"Company {i % 50},Title {i % 20},01 Mar 2024\n"
        for i in range(first, first + people))


def write_archive(path, people):
    """A LinkedIn archive of so many made-up people, each with two messages."""
    me = "Mara Muster", "https://www.linkedin.com/in/mara-muster"
    lines = ["CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"]
    for i in range(people * 2):
        p = i % people
        them = f"Given{p} Family{p % 97}", f"https://www.linkedin.com/in/given-{p}"
        sender, receiver = (them, me) if i < people else (me, them)
        lines.append(
            f"c{p},,{sender[0]},{sender[1]},{receiver[0]},{receiver[1]},"
            f"2025-{1 + i % 12:02}-{1 + i % 28:02} 10:{i % 60:02}:{i * 7 % 60:02} UTC,,Hello number {i},INBOX")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", connections(people))
        archive.writestr("messages.csv", "\n".join(lines) + "\n")
        archive.writestr("Profile.csv", "First Name,Last Name,Maiden Name,Headline\nMara,Muster,,\n")
    return path


# What a database holds

BOOKKEEPING = {
    "account", "batch", "circle_rhythm", "day_list", "ledger", "likeness_count", "likeness_due", "likeness_key", "nudge", "schema_version", "session", "sign_in_link", "source",
    "sqlite_stat1", "upkeep",
}
"""Tables that tell how something came about, or on which day it was looked at, and not what is so."""

OWN = {"id", "batch", "touched", "made_at", "need_bound", "bound_until"}
"""Columns that differ between two imports of the same file, or by the day of the look."""


def database(data):
    return os.path.join(data, "wellmet.db")


class Reader:
    """A copy of a database that nobody has open, to be read at leisure: the file itself is not touched."""

    def __init__(self, path):
        self.folder = tempfile.mkdtemp(prefix="wellmet-reader-")
        copy = os.path.join(self.folder, "copy.db")
        shutil.copy(path, copy)
        if os.path.exists(path + "-wal"):
            shutil.copy(path + "-wal", copy + "-wal")
        self.db = sqlite3.connect(copy)

    def __enter__(self):
        return self.db

    def __exit__(self, *_):
        self.db.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def tables(db):
    """All but the index of texts, which holds no rows to read and is made of what the others hold: the doctor compares it."""
    found = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    return [name for name in found if not name.startswith("text_")]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def rows(path):
    """Every row of every table, as it is."""
    with Reader(path) as db:
        return {table: sorted(db.execute(f"SELECT * FROM {table}"), key=repr) for table in tables(db)}


def facts(path):
    """What is so: each table's rows without ids and numbers of batches. People, companies and circles go by their names."""
    with Reader(path) as db:
        names = {}
        for table, words in [
            ("person", "full_name"), ("organization", "name"), ("circle", "name"), ("source", "kind || ' of ' || owner"),
            ("interaction", "at || ' ' || kind || ' ' || summary"),
        ]:
            names.update({row[0]: f"{table} {row[1]}" for row in db.execute(f"SELECT id, {words} FROM {table}")})

        def value(it):
            if isinstance(it, float):
                return f"{it:.6g}"
            return names.get(it, it) if isinstance(it, bytes) else it

        found = {}
        for table in tables(db):
            if table not in BOOKKEEPING:
                wanted = ", ".join(name for name in columns(db, table) if name not in OWN)
                found[table] = collections.Counter(tuple(map(value, row)) for row in db.execute(f"SELECT {wanted} FROM {table}"))
        return found


def differences(found, expected):
    """Where two results of `facts` or `rows` differ, in words; empty when nowhere."""
    words = []
    for table in sorted(found.keys() | expected.keys()):
        a, b = collections.Counter(found.get(table, ())), collections.Counter(expected.get(table, ()))
        more, fewer = a - b, b - a
        if more or fewer:
            example = next(iter(more or fewer))
            words.append(f"{table}: {more.total()} too many, {fewer.total()} missing, such as {str(example)[:160]}")
    return words


def damage(path):
    """What SQLite's own checks find."""
    with Reader(path) as db:
        found = [row[0] for row in db.execute("PRAGMA integrity_check(5)") if row[0] != "ok"]
        return found + [f"{row[0]} points at nothing in {row[2]}" for row in db.execute("PRAGMA foreign_key_check")]


# The web app

class Answer:
    def __init__(self, status, headers, body, seconds):
        self.status, self.headers, self.body, self.seconds = status, headers, body, seconds
        self.location = headers.get("location", "")

    @property
    def batch(self):
        found = re.search(r"[?&]done=(\d+)", self.location)
        return int(found[1]) if found else None

    @property
    def text(self):
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", self.body.partition("<main")[2] or self.body)).strip()[:300]


class Server:
    """`wellmet serve` on a free port."""

    def __init__(self, trial, data, now=None, wait=60):
        self.process = trial.attend(trial.start(data, "serve", "--port", "0", "--json", now=now))
        out = self.process.files[0]
        until = time.monotonic() + wait
        while True:
            text = os.pread(out.fileno(), 100_000, 0).decode()
            try:
                self.said = json.loads(text)
                break
            except ValueError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"serve did not start: {os.pread(self.process.files[1].fileno(), 100_000, 0).decode()}") from None
                time.sleep(0.02)
        parts = urllib.parse.urlsplit(self.said["address"])
        self.address = (parts.hostname, parts.port)

    @property
    def log(self):
        return os.pread(self.process.files[1].fileno(), 1_000_000, 0).decode("utf-8", "replace")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, within=30):
        """Tells it to end. Returns the exit code, or None when it had to be killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            return None


class Browser:
    """One visitor of a server: a connection, a cookie, and the token that forms carry."""

    def __init__(self, server, cookie="", timeout=60):
        self.address, self.cookie, self.timeout = server.address, cookie, timeout
        self.token = ""
        self.connection = None

    def send(self, method, path, form=None, body=None, kind="application/x-www-form-urlencoded"):
        headers = {"Host": f"{self.address[0]}:{self.address[1]}"}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if form is not None:
            body = urllib.parse.urlencode(form)
        if body is not None:
            headers["Content-Type"] = kind
        began = time.monotonic()
        # A connection for each request: one that was kept may have been closed, and a form is not to be sent twice.
        connection = http.client.HTTPConnection(*self.address, timeout=self.timeout)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, text, time.monotonic() - began)
        cookie = answer.headers.get("set-cookie", "").split(";")[0]
        if cookie:
            self.cookie = cookie
        return answer

    def get(self, path):
        answer = self.send("GET", path)
        found = re.search(r'name="csrf" value="([^"]+)"', answer.body)
        if found:
            self.token = found[1]
        return answer

    def post(self, path, **form):
        if not self.token:
            self.get("/people/new")
        return self.send("POST", path, {"csrf": self.token, **{name.replace("_", "-"): value for name, value in form.items()}})

    def upload(self, path):
        """Sends a file to the page Import. Returns the answer, which leads to the look inside."""
        if not self.token:
            self.get("/people/new")
        with open(path, "rb") as file:
            part = f'--limit\r\nContent-Disposition: form-data; name="files"; filename="{os.path.basename(path)}"\r\n\r\n'
            body = part.encode() + file.read() + b"\r\n--limit--\r\n"
        return self.send("POST", f"/import?csrf={self.token}", body=body, kind="multipart/form-data; boundary=limit")

    def first_visit(self, link):
        """Opens the link that `serve` prints and sets a password."""
        token = link.rsplit("/", 1)[1]
        answer = self.send("POST", "/first-visit", {"token": token, "password": "four words in a row", "zone": "UTC"})
        if answer.status != 303 or not self.cookie:
            raise RuntimeError(f"the sign-in link did not open: {answer.status} {answer.text}")
        return self
