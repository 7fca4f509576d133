#!/bin/sh
# Puts Otherwise into the menu of whoever runs it and lets a double-click open *.otherwise files with it.
# It needs no root and writes below the home folder only; --remove takes away all that it wrote.
#
# The launcher, ~/.local/bin/otherwise, also keeps the record of what was written: each file, and each folder
# that was not there before.
set -u
umask 022

trap '' PIPE # whoever reads no further, as head, does not mean half an installation
say() { printf '%s\n' "$1" 2>/dev/null || true; }
fail() {
    printf 'install.sh: %s\n' "$1" >&2
    exit 1
}

newline='
'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || fail "The folder of install.sh cannot be entered."

action=install
case $#:${1:-} in
    0:) ;;
    1:--remove) action=remove ;;
    1:--purge) action=purge ;;
    1:--help | 1:-h)
        say "Usage: sh install.sh            install Otherwise for yourself: program, menu, double-click"
        say "       sh install.sh --remove   take it out again; scenarios, casebooks and settings stay"
        say "       sh install.sh --purge    the same, and your settings go too"
        exit 0
        ;;
    *)
        printf 'install.sh: It takes nothing, --remove, --purge or --help.\n' >&2
        exit 2
        ;;
esac

case $(uname -s) in
    Darwin) fail "This is for Linux. On macOS, drag Otherwise into Applications." ;;
esac
case ${HOME:-} in
    /*) ;;
    *) fail "HOME does not name your home folder." ;;
esac
if [ -n "${SUDO_USER:-}" ] && [ "$(id -u)" = 0 ]; then
    fail "Run it without sudo: it installs for the user who runs it, and that would be root."
fi
# The specification has a relative folder ignored.
case ${XDG_DATA_HOME:-} in
    /*) data=$XDG_DATA_HOME ;;
    *) data=$HOME/.local/share ;;
esac
case ${XDG_CONFIG_HOME:-} in
    /*) settings=$XDG_CONFIG_HOME/Otherwise ;;
    *) settings=$HOME/.config/Otherwise ;;
esac
data=${data%/}
case $HOME$data in
    *"$newline"*) fail "The path of your home folder has a line break in it: no launcher can hold that." ;;
esac

launcher=$HOME/.local/bin/otherwise
program=$HOME/.local/lib/otherwise
signature='# Written by install.sh of Otherwise'

# --- the record ------------------------------------------------------------------------------------------

is_launcher_ours() { [ -f "$launcher" ] && grep -qF "$signature" "$launcher"; }
recorded() { is_launcher_ours && sed -n "s/^# $1: //p" "$launcher"; } # file, folder, program or data

# --- putting files in place ------------------------------------------------------------------------------

new_folders=
make_folder() {
    if [ ! -d "$1" ]; then
        make_folder "$(dirname -- "$1")"
        if ! mkdir -- "$1" 2>/dev/null; then
            drop_folders "$new_folders"
            fail "The folder $1 cannot be made, so nothing is installed."
        fi
        new_folders=$new_folders$1$newline
    fi
}

drop_folders() { # those within before those around them; what others have put something into stays
    printf '%s' "$1" | LC_ALL=C sort -r | while IFS= read -r folder; do
        rmdir -- "$folder" 2>/dev/null
    done
}

# put FILE TARGET MODE: whole or not at all, and never over what is somebody else's.
put() {
    if cmp -s -- "$1" "$2"; then
        chmod "$3" "$2"
        return
    fi
    if ! { cp -- "$1" "$2.new" && chmod "$3" "$2.new" && mv -f -- "$2.new" "$2"; } 2>/dev/null; then
        rm -f -- "$2.new"
        fail "$2 cannot be written."
    fi
}

# The program whole beside the old one, then in its place.
put_program() {
    rm -rf -- "$program.new"
    if ! { cp -R -- "$here/program" "$program.new" &&
        cp -- "$here/install.sh" "$program.new/install.sh" && chmod -R go-w "$program.new"; } 2>/dev/null; then
        rm -rf -- "$program.new"
        drop_folders "$new_folders"
        fail "There is no room for the program in $program, so nothing is installed."
    fi
    if ! { rm -rf -- "$program" && mv -- "$program.new" "$program"; }; then
        fail "$program cannot be written."
    fi
}

refuse_if_foreign() { # TARGET FILE
    if { [ -e "$1" ] || [ -L "$1" ]; } && ! cmp -s -- "$1" "$2" &&
        ! recorded file | grep -qxF -- "$1" && ! { [ "$1" = "$launcher" ] && is_launcher_ours; }; then
        fail "$1 is there already and was not put there by this script. Move it away and run this again."
    fi
}

quoted() { printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")"; } # for sh

# The launcher's path as a desktop entry's Exec has it. It goes unquoted wherever it may, as the xdg-open of
# Debian 12 cannot start a quoted one.
exec_path() {
    case $1 in
        # GLib looks for the program before it has made one % of the two.
        *%*) printf 'env ' ;;
    esac
    case $1 in
        *[\ \	\"\'\\\>\<~\|\&\;\$\*\?\#\(\)\`]*)
            # Quoted for the command line, then escaped once more as every string of a desktop entry is.
            printf '"%s"' "$(printf '%s' "$1" | sed -e 's/["`$\\]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')"
            ;;
        *) printf '%s' "$1" | sed 's/%/%%/g' ;;
    esac
}

# --- what the desktop makes of the files -----------------------------------------------------------------

missing_tools=
update() { # TOOL PACKAGE ARGUMENTS...
    tool=$1 package=$2
    shift 2
    if ! command -v "$tool" >/dev/null; then
        missing_tools="$missing_tools $package"
    elif ! "$tool" "$@" >/dev/null 2>&1; then
        say "$tool did not succeed; a double-click may not know the new files before you log in again."
    fi
}

tell_desktop() { # DATA FOLDER
    missing_tools=
    if [ -d "$1/mime/packages" ]; then
        update update-mime-database shared-mime-info "$1/mime"
    fi
    if [ -d "$1/applications" ]; then
        update update-desktop-database desktop-file-utils -q "$1/applications"
    fi
    if [ -d "$1/icons/hicolor" ]; then
        touch -c "$1/icons/hicolor" # this tells whoever looks for icons to look again
        # Only where there is a cache already: a new one would hide the icons that others put beside it later.
        if [ -f "$1/icons/hicolor/icon-theme.cache" ]; then
            update gtk-update-icon-cache gtk-update-icon-cache -q -f -t "$1/icons/hicolor"
        fi
    fi
}

# A cache of nothing is no use to anyone.
drop_empty_caches() { # DATA FOLDER
    rm -f -- "$1/mime/application/vnd.otherwise.scenario+json.xml"
    if [ -d "$1/mime" ] && [ -z "$(find "$1/mime/packages" -name '*.xml' 2>/dev/null)" ]; then
        for name in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache subclasses treemagic \
            types version; do
            rm -f -- "$1/mime/$name"
        done
        rmdir -- "$1/mime/application" 2>/dev/null
    fi
    if [ -d "$1/applications" ] && [ -z "$(find "$1/applications" -name '*.desktop')" ]; then
        rm -f -- "$1/applications/mimeinfo.cache"
    fi
}

# --- removing --------------------------------------------------------------------------------------------

remove_recorded() {
    old_data=$(recorded data)
    old_program=$(recorded program)
    old_folders=$(recorded folder)
    recorded file | while IFS= read -r file; do
        if [ -e "$file" ] || [ -L "$file" ]; then
            rm -f -- "$file" 2>/dev/null || fail "$file cannot be removed. Put that right and run this again."
            say "Removed $file."
        fi
    done || exit 1
    # Recorded as ours or not at all: nothing else is ever removed with all that is in it.
    if [ -n "$old_program" ] && [ -f "$old_program/otherwise" ]; then
        rm -rf -- "$old_program" 2>/dev/null || fail "$old_program cannot be removed. Put that right and run this again."
        say "Removed $old_program."
    fi
    rm -f -- "$launcher" 2>/dev/null || fail "$launcher cannot be removed."
    say "Removed $launcher."
    tell_desktop "$old_data"
    drop_empty_caches "$old_data"
    drop_folders "$old_folders$newline"
}

# Only what the program itself wrote there: somebody may keep more in these folders.
drop_settings() {
    for name in settings recent views; do
        for file in "$settings/$name.json" "$settings/$name.lock"; do
            if [ -e "$file" ]; then
                rm -f -- "$file" && say "Removed $file."
            fi
        done
    done
    rmdir -- "$settings" 2>/dev/null
    rm -f -- "$data/Otherwise"/running*.lock
    for socket in "$data/Otherwise"/otherwise-*; do # where a killed program listened
        if [ -S "$socket" ]; then rm -f -- "$socket"; fi
    done
    rmdir -- "$data/Otherwise/recovery" "$data/Otherwise" 2>/dev/null
}

if [ "$action" != install ]; then
    if [ -e "$launcher" ]; then
        is_launcher_ours || fail "$launcher is another program's, so nothing is removed."
    elif [ -e "$data/applications/otherwise.desktop" ]; then
        fail "$launcher, which knows what is to be removed, is gone. Run this without --remove first."
    fi
    if [ "$action" = purge ]; then
        drop_settings
    fi
    if [ -e "$launcher" ]; then
        remove_recorded
    else
        say "Nothing of Otherwise is installed for you."
    fi
    if [ -d "$settings" ]; then
        # This script may be gone by now, with the program that it lay in.
        say "Your settings are left in $settings; to remove them too: rm -r $(quoted "$settings")"
    fi
    if [ -d "$data/Otherwise" ]; then
        say "Your casebooks and copies of unsaved work are left in $data/Otherwise."
    fi
    say "Your scenarios are where you saved them."
    exit 0
fi

# --- installing ------------------------------------------------------------------------------------------

share=$here/share
for file in "$here/program/otherwise" "$share/applications/otherwise.desktop" "$share/mime/packages/otherwise.xml" \
    "$here/otherwise.sh"; do
    [ -r "$file" ] || fail "$file is missing: this folder is not whole. Unpack the archive again."
done

if [ -n "$(recorded data)" ] && [ "$(recorded data)" != "$data" ]; then
    say "Otherwise was installed for another XDG_DATA_HOME; that goes first."
    remove_recorded
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/otherwise-install.XXXXXX") || fail "There is no room for temporary files."
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

entry=$data/applications/otherwise.desktop
line="Exec=$(exec_path "$launcher") %F" \
    awk '/^Exec=/ { print ENVIRON["line"]; next } { print }' "$share/applications/otherwise.desktop" >"$work/entry" ||
    fail "The desktop entry cannot be prepared."

# Everything that is to lie in the data folder, by its place there.
(cd -- "$share" && find . -type f | LC_ALL=C sort | sed 's/^\.\///') >"$work/places"
refuse_if_foreign "$entry" "$work/entry"
while IFS= read -r place; do
    [ "$data/$place" = "$entry" ] || refuse_if_foreign "$data/$place" "$share/$place"
done <"$work/places"
refuse_if_foreign "$launcher" "$here/otherwise.sh"
if [ -e "$program" ] && [ "$(recorded program)" != "$program" ]; then
    fail "$program is there already and was not put there by this script. Move it away and run this again."
fi

make_folder "$(dirname -- "$launcher")"
make_folder "$(dirname -- "$program")"
while IFS= read -r place; do
    make_folder "$(dirname -- "$data/$place")"
done <"$work/places"
{
    printf '%s\n' "$signature"
    printf '# data: %s\n# program: %s\n' "$data" "$program"
    while IFS= read -r place; do printf '# file: %s\n' "$data/$place"; done <"$work/places"
    { recorded folder; printf '%s' "$new_folders"; } | sed 's/^/# folder: /'
} >"$work/record"
program_line="program=$(quoted "$program/otherwise")" remedy_line="remedy='Unpack its archive and run install.sh again'" \
    record="$work/record" awk '
        /^program=/ { print ENVIRON["program_line"]; next }
        /^remedy=/ { print ENVIRON["remedy_line"]; next }
        { print }
        NR == 2 { while ((getline kept < ENVIRON["record"]) > 0) print kept }
    ' "$here/otherwise.sh" >"$work/launcher" || fail "The launcher cannot be prepared."

put_program
# The launcher before the rest: with its record everything after it can be taken away again.
put "$work/launcher" "$launcher" 755
while IFS= read -r place; do
    if [ "$data/$place" = "$entry" ]; then
        put "$work/entry" "$entry" 644
    else
        put "$share/$place" "$data/$place" 644
    fi
done <"$work/places"
tell_desktop "$data"

if [ -z "$missing_tools" ]; then
    say "Otherwise is in your menu, and a double-click on a file that ends in .otherwise opens it."
else
    say "Otherwise is in your menu. A double-click on a file that ends in .otherwise does not open it yet:"
    say "install$missing_tools, and run this again."
fi
say "Written: $program"
say "         $launcher"
while IFS= read -r place; do
    case $place in
        icons/*) ;;
        *) say "         $data/$place" ;;
    esac
done <"$work/places"
say "         and its icons in $data/icons"
case ":${PATH:-}:" in
    *":$HOME/.local/bin:"*) say "In a terminal, it is called otherwise." ;;
esac
if [ "$(exec_path "$launcher")" != "$launcher" ]; then
    say "The path of your home folder has a special character: file managers cope with it, some xdg-open do not."
fi
say "To take it all away: sh $(quoted "$program/install.sh") --remove"
