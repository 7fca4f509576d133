#!/bin/sh
# Starts Otherwise with the files given, and says in a window what keeps it from starting.
program=/usr/lib/otherwise/otherwise
remedy='Install its package again: sudo apt install --reinstall ./otherwise_*.deb'
export OTHERWISE_REMEDY="$remedy" # what the program finds missing it tells with the same remedy

command=
case ${1:-} in
    check | compare | explain | export | import | project | -*) command=$1 ;;
esac

# One message, seen by those who double-clicked as well.
tell() {
    printf '%s\n' "$1" >&2
    show "$1"
}
show() {
    # A command is typed or stands in a script, which nobody is there to answer for.
    if [ -n "$command" ] || [ -t 2 ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
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

# Without these the program cannot even say that something is missing; the rest it finds out by itself.
inside=${program%/*}/_internal
for part in "$program" "$inside/base_library.zip" "$inside"/libpython3*.so*; do
    if [ ! -r "$part" ]; then
        tell "Otherwise is not whole: $part is missing. $remedy. Your scenarios stay as they are."
        exit 1
    fi
done

# What the loader cannot find for the program and its Python, it tells in words of its own.
lacks() { # LIBRARY
    case $1 in
        libz) advice='On Debian and Ubuntu: sudo apt install zlib1g' ;;
        libexpat) advice='On Debian and Ubuntu: sudo apt install libexpat1' ;;
        *) advice=$remedy ;;
    esac
    tell "Otherwise lacks the library $1. $advice. Your scenarios stay as they are."
    exit 1
}
traced=$(LD_TRACE_LOADED_OBJECTS=1 "$program" 2>/dev/null)
case $traced in
    *' => not found'*) lacks "$(printf '%s\n' "$traced" | sed -n '/ => not found/{s/^[[:space:]]*//; s/\.so.*//p; q;}')" ;;
esac

# In a terminal every error is seen where it arises; elsewhere it is kept, to be shown.
if [ -t 2 ] || ! log=$(mktemp "${TMPDIR:-/tmp}/otherwise.XXXXXX" 2>/dev/null); then
    exec "$program" "$@"
fi
# Without its name it is gone with whoever has it open, however they end.
exec 3>"$log"
exec 4<"$log"
rm -f "$log"

"$program" "$@" 2>&3 3>&- 4<&- &
# Whoever ends this script means the program.
trap 'kill $! 2>/dev/null; exit 143' HUP INT TERM
wait $!
code=$?
said=$(cat <&4)
case $code:$said in
    127:*': cannot open shared object file'* | 255:*': cannot open shared object file'*)
        lacks "$(printf '%s\n' "$said" | sed -n '/: cannot open shared/{s/\.so[^ ]*: cannot open.*//; s/.* //p; q;}')"
        ;;
    255:*'PyInstaller'*)
        tell "Otherwise is not whole: $program is damaged. $remedy. Your scenarios stay as they are."
        exit 1
        ;;
esac
if [ -n "$said" ]; then printf '%s\n' "$said" >&2; fi
case $code in
    0 | 1 | 2 | 129 | 130 | 137 | 143) ;; # closed, or it has said why it cannot, or ended from outside
    *)
        printf 'Otherwise could not go on.\n' >&2
        show "Otherwise could not go on. If that comes again, something of it may be damaged. $remedy. It said:
$(printf '%s\n' "$said" | tail -n 8)"
        ;;
esac
exit "$code"
