#!/usr/bin/env python3
"""The commands of README.md, so that what is tested is what a newcomer is told to type.

    readme.py packages   print the system packages that the README installs, one a line
    readme.py test       print the commands of the second console block
    readme.py demo       run the demo of the first console block; its output must hold, in this
                         order, every line shown there (… stands for any text, a line of it for any lines)

Console blocks are fenced with ```console; commands begin with `$ `, go on after a final
backslash, and are followed by what they print. The README is looked for beside this folder.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
INSTALL = re.compile(r"(?:sudo\s+)?apt(?:-get)?\s")


def console_blocks(text):
    """Each block as a list of (command, shown lines)."""
    blocks = []
    for body in re.findall(r"^```console\n(.*?)^```", text, re.M | re.S):
        commands, goes_on = [], False
        for line in body.splitlines():
            if goes_on:
                commands[-1][0] += "\n" + line
            elif line.startswith("$ "):
                commands.append([line[2:], []])
            elif commands:
                commands[-1][1].append(line.rstrip())
            goes_on = line.endswith("\\") and (goes_on or line.startswith("$ "))
        blocks.append(commands)
    return blocks


def steps(command):
    """A command's parts between &&."""
    return [part.strip() for part in command.replace("\\\n", " ").split("&&")]


def without_installing(command):
    """The command without the parts that install: packages are there before."""
    return " && ".join(part for part in steps(command) if not INSTALL.match(part))


def packages(blocks):
    for command, _ in blocks[0]:
        for part in steps(command):
            if INSTALL.match(part) and " install " in part:
                words = part.split(" install ", 1)[1].split()
                return [word for word in words if not word.startswith("-")]
    sys.exit("README.md: the first console block installs no packages")


def test_commands(blocks):
    if len(blocks) < 2:
        sys.exit("README.md: there is no second console block with the tests")
    commands = [without_installing(command) for command, _ in blocks[1]]
    commands = [command for command in commands if command]
    if not any("swift test" in command for command in commands):
        sys.exit("README.md: the second console block does not run `swift test`")
    return commands


def first_unseen(shown, real):
    """The first shown line that does not follow the one before it in the real output, or None."""
    rest = iter(real)
    for line in shown:
        if line.strip() in ("", "…"):
            continue
        pattern = re.compile(".*".join(map(re.escape, line.split("…"))))
        if not any(pattern.fullmatch(candidate) for candidate in rest):
            return line
    return None


def run(command):
    """Runs a command in the project, passes on what it prints, and returns that as lines."""
    process = subprocess.Popen(
        ["bash", "-euo", "pipefail", "-c", command], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = []
    for raw in process.stdout:
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
        lines.append(raw.decode("utf-8", "replace").rstrip())
    code = process.wait()
    if code != 0:
        sys.exit(f"README.md: `{command}` ended with {code}")
    return lines


def demo(blocks):
    for command, shown in blocks[0]:
        if "swift run yicha demo" not in command:
            continue
        unseen = first_unseen(shown, run(without_installing(command)))
        if unseen is not None:
            sys.exit(f"README.md shows a line that the demo did not print there:\n{unseen}")
        count = sum(line.strip() not in ("", "…") for line in shown)
        if count == 0:
            sys.exit("README.md: the demo is shown without any output")
        print(f"README.md: all {count} shown lines are in the output")
        return
    sys.exit("README.md: the first console block does not run `swift run yicha demo`")


def main():
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as file:
        blocks = console_blocks(file.read())
    if not blocks:
        sys.exit("README.md: there is no console block")
    what = sys.argv[1] if len(sys.argv) == 2 else ""
    if what == "packages":
        print("\n".join(packages(blocks)))
    elif what == "test":
        print("\n".join(test_commands(blocks)))
    elif what == "demo":
        demo(blocks)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
