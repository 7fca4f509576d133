#!/bin/sh
# Starts Otherwise with the files given. Written by resources/desktop/install.sh, which also takes it away again.
checkout=
uv_python=

main="$checkout/main.py"
python="$checkout/.venv/bin/python"
# Elsewhere than .venv it would not be found again below.
unset UV_PROJECT_ENVIRONMENT

# One message, seen by those who double-clicked as well.
tell() {
    printf '%s\n' "$1" >&2
    if [ -t 2 ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        return
    fi
    if command -v zenity; then
        zenity --error --no-markup --width=480 --title=Otherwise --text="$1"
    elif command -v kdialog; then
        # What it is shown it takes for rich text when it looks like it.
        kdialog --title Otherwise --error "$(printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g')"
    elif command -v xmessage; then
        # It is older than UTF-8.
        printf '%s\n' "$1" | iconv -f UTF-8 -t ISO-8859-1//TRANSLIT | fold -s -w 76 |
            xmessage -center -title Otherwise -file -
    elif command -v notify-send; then
        notify-send --app-name=Otherwise --icon=otherwise -- "Otherwise" "$1"
    fi >/dev/null 2>&1
}

uv() {
    if [ -n "$uv_python" ] && "$uv_python" -m uv --version >/dev/null 2>&1; then
        "$uv_python" -m uv "$@"
    elif python3 -m uv --version >/dev/null 2>&1; then
        python3 -m uv "$@"
    elif [ -x "$HOME/.local/bin/uv" ]; then
        "$HOME/.local/bin/uv" "$@"
    else
        command uv "$@"
    fi
}

# False where .venv is missing, its Python has gone, or pyproject.toml has changed since uv last saw to it.
is_prepared() {
    [ -x "$python" ] || return 1
    [ -e "$checkout/uv.lock" ] || return 0
    [ -z "$(find "$checkout/pyproject.toml" -newer "$checkout/uv.lock" 2>/dev/null)" ]
}

prepare() {
    if [ ! -x "$python" ] && [ ! -t 2 ] && command -v notify-send >/dev/null; then
        notify-send --app-name=Otherwise --icon=otherwise -- "Otherwise" \
            "What Otherwise needs is being fetched. This happens once and may take a minute." >/dev/null 2>&1
    fi
    # What is there beyond need, such as the tools of developers, stays.
    uv sync --project "$checkout" --no-dev --inexact --quiet && touch -c "$checkout/uv.lock"
}

if [ ! -f "$main" ]; then
    tell "Otherwise is no longer in $checkout. Run resources/desktop/install.sh in the folder where it is now."
    exit 1
fi

# In a terminal every error is seen where it arises; elsewhere it is kept, to be shown.
log=
if [ -t 2 ] || ! log=$(mktemp "${TMPDIR:-/tmp}/otherwise.XXXXXX" 2>/dev/null); then
    exec 3>&2
else
    exec 3>"$log"
    trap 'cat "$log" >&2; rm -f "$log"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
fi
last_words() { [ -z "$log" ] || tail -n 8 "$log"; }

if ! is_prepared && ! prepare 2>&3 && [ ! -x "$python" ]; then
    tell "Otherwise cannot be started: what it needs could not be fetched into $checkout/.venv.
$(last_words)"
    exit 1
fi
if [ -z "$log" ]; then
    exec 3>&-
    exec "$python" "$main" "$@"
fi

"$python" "$main" "$@" 2>&3 3>&- &
# Whoever ends this script means the program.
trap 'kill $! 2>/dev/null; exit 143' HUP INT TERM
wait $!
code=$?
case $code in
    0 | 129 | 130 | 137 | 143) ;; # closed, or ended from outside
    *) tell "Otherwise could not go on.
$(last_words)" ;;
esac
exit "$code"
