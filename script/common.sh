# shellcheck shell=bash
# Read by the scripts beside it: it goes to the project's folder and says how they speak.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

say() { printf '==> %s\n' "$*"; }
remark() { printf '    %s\n' "$*"; }
stop() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# Builds; at a terminal with its progress, in a log only with what went wrong.
compile() {
    if [ -t 1 ]; then swift build "$@"; else swift build --quiet "$@"; fi
}

# How a release is built: with the Swift libraries inside, so that it starts faster and runs where no Swift is installed.
# Always the same flags: other flags would compile every file anew.
# shellcheck disable=SC2034
release=(-c release --static-swift-stdlib)
