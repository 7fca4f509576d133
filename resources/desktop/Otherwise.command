#!/bin/sh
# Starts Otherwise on macOS: double-click it in the Finder. The first time it fetches what Otherwise needs.
#
# This could not be tried on a Mac; on Linux it was run with stand-ins for uv, under dash and bash.
#
# The Finder does not hand files to a .command: to open a scenario, start Otherwise and open it there, or drag this
# file into a Terminal window, then the scenario, and press Return. The Terminal window that a double-click opens
# has to stay open while Otherwise runs.

fail() {
    printf '\n%s\n' "$1" >&2
    if [ -t 0 ]; then
        printf 'Press Return to close. ' >&2
        read -r _
    fi
    exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || fail "The folder of Otherwise cannot be entered."
checkout=$(dirname -- "$(dirname -- "$here")")
[ -f "$checkout/main.py" ] || fail "$checkout has no main.py: this file works only in the folder of Otherwise."

# /usr/bin/python3 is a stand-in that asks to install Apple's developer tools, so it is asked last. uv fetches the
# Python that Otherwise needs if this one is too old.
uv_program=
for candidate in "$HOME/.local/bin/uv" /opt/homebrew/bin/uv /usr/local/bin/uv "$HOME/.cargo/bin/uv"; do
    if [ -x "$candidate" ]; then
        uv_program=$candidate
        break
    fi
done
if command -v uv >/dev/null; then
    uv() { command uv "$@"; }
elif [ -n "$uv_program" ]; then
    uv() { "$uv_program" "$@"; }
else
    command -v python3 >/dev/null ||
        fail "Otherwise needs Python. Install it from https://www.python.org/downloads/ and try again."
    uv() { python3 -m uv "$@"; }
    if ! uv --version >/dev/null 2>&1; then
        echo "Installing uv, which fetches what Otherwise needs."
        python3 -m pip install --quiet uv ||
            fail "uv could not be installed. With Homebrew: brew install uv. Then try again."
    fi
fi

uv run --no-dev --project "$checkout" "$checkout/main.py" "$@" ||
    fail "Otherwise did not end well; the reason stands above."
