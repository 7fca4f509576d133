#!/bin/sh
# Puts Otherwise into the menu of whoever runs it and lets a double-click open *.otherwise files with it.
# It needs no root and writes below the home folder only; --remove takes away all that it wrote.
#
# The launcher, ~/.local/bin/otherwise, also keeps the record of what was written: each file, and each folder
# that was not there before.
set -u
umask 022

say() { printf '%s\n' "$1"; }
fail() {
    printf 'install.sh: %s\n' "$1" >&2
    exit 1
}

newline='
'
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P) || fail "The folder of install.sh cannot be entered."
checkout=$(dirname -- "$(dirname -- "$here")")

action=install
case $#:${1:-} in
    0:) ;;
    1:--remove) action=remove ;;
    1:--help | 1:-h)
        say "Usage: sh install.sh            put Otherwise into your menu and open *.otherwise files with it"
        say "       sh install.sh --remove   take it out again"
        exit 0
        ;;
    *)
        printf 'install.sh: It takes nothing, --remove or --help.\n' >&2
        exit 2
        ;;
esac

case $(uname -s) in
    Darwin) fail "This is for Linux. On macOS, double-click resources/desktop/Otherwise.command." ;;
esac
case ${HOME:-} in
    /*) ;;
    *) fail "HOME does not name your home folder." ;;
esac
if [ -n "${SUDO_USER:-}" ] && [ "$(id -u)" = 0 ]; then
    fail "Run it without sudo: it installs for the user who runs it, and that would be root."
fi
# The specification has a relative XDG_DATA_HOME ignored.
case ${XDG_DATA_HOME:-} in
    /*) data=$XDG_DATA_HOME ;;
    *) data=$HOME/.local/share ;;
esac
data=${data%/}
case $checkout$HOME$data in
    *"$newline"*) fail "The path of the checkout or of your home folder has a line break in it: no launcher can hold that." ;;
esac

launcher=$HOME/.local/bin/otherwise
signature='# Starts Otherwise with the files given. Written by resources/desktop/install.sh'

# --- the record ------------------------------------------------------------------------------------------

is_launcher_ours() { [ -f "$launcher" ] && grep -qF "$signature" "$launcher"; }
recorded() { is_launcher_ours && sed -n "s/^# $1: //p" "$launcher"; } # file, folder or data

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
    old_folders=$(recorded folder)
    recorded file | while IFS= read -r file; do
        if [ -e "$file" ] || [ -L "$file" ]; then
            rm -f -- "$file" 2>/dev/null || fail "$file cannot be removed. Put that right and run this again."
            say "Removed $file."
        fi
    done || exit 1
    rm -f -- "$launcher" 2>/dev/null || fail "$launcher cannot be removed."
    say "Removed $launcher."
    tell_desktop "$old_data"
    drop_empty_caches "$old_data"
    drop_folders "$old_folders$newline"
}

if [ "$action" = remove ]; then
    if [ ! -e "$launcher" ]; then
        [ ! -e "$data/applications/otherwise.desktop" ] ||
            fail "$launcher, which knows what is to be removed, is gone. Run this without --remove first."
        say "Nothing of Otherwise is installed for you."
        exit 0
    fi
    is_launcher_ours || fail "$launcher is another program's, so nothing is removed."
    remove_recorded
    say "Otherwise is out of your menu. The checkout and your scenarios are untouched."
    exit 0
fi

# --- installing ------------------------------------------------------------------------------------------

for file in "$checkout/main.py" "$checkout/resources/icons/otherwise.svg" "$here/otherwise.desktop" \
    "$here/otherwise-mime.xml" "$here/otherwise-scenario.svg" "$here/otherwise.sh"; do
    [ -r "$file" ] || fail "$file is missing: this is not a whole checkout of Otherwise."
done

# The menu's search path is shorter than a terminal's, so the Python that has uv is written down in full.
uv_python=
if python3 -m uv --version >/dev/null 2>&1; then
    uv_python=$(python3 -c 'import sys; print(sys.executable)')
    uv() { "$uv_python" -m uv "$@"; }
elif command -v uv >/dev/null; then
    uv() { command uv "$@"; }
elif [ -x "$HOME/.local/bin/uv" ]; then
    uv() { "$HOME/.local/bin/uv" "$@"; }
elif [ ! -x "$checkout/.venv/bin/python" ]; then
    fail "uv is missing. Install it (python3 -m pip install uv; where pip refuses, pipx install uv) and run this again."
fi
if [ ! -x "$checkout/.venv/bin/python" ]; then
    say "Fetching what Otherwise needs into $checkout/.venv; this happens once."
    (unset UV_PROJECT_ENVIRONMENT && uv sync --project "$checkout" --no-dev --inexact) ||
        fail "What Otherwise needs could not be fetched, so nothing is installed. Is there a connection?"
fi

if [ -n "$(recorded data)" ] && [ "$(recorded data)" != "$data" ]; then
    say "Otherwise was installed for another XDG_DATA_HOME; that goes first."
    remove_recorded
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/otherwise-install.XXXXXX") || fail "There is no room for temporary files."
trap 'rm -rf -- "$work"' EXIT
trap 'exit 1' HUP INT TERM

entry=$data/applications/otherwise.desktop
media_type=$data/mime/packages/otherwise.xml
icon=$data/icons/hicolor/scalable/apps/otherwise.svg
file_icon=$data/icons/hicolor/scalable/mimetypes/application-vnd.otherwise.scenario+json.svg

line="Exec=$(exec_path "$launcher") %F" \
    awk '/^Exec=/ { print ENVIRON["line"]; next } { print }' "$here/otherwise.desktop" >"$work/entry" ||
    fail "The desktop entry cannot be prepared."

refuse_if_foreign "$entry" "$work/entry"
refuse_if_foreign "$media_type" "$here/otherwise-mime.xml"
refuse_if_foreign "$icon" "$checkout/resources/icons/otherwise.svg"
refuse_if_foreign "$file_icon" "$here/otherwise-scenario.svg"
refuse_if_foreign "$launcher" "$here/otherwise.sh"

for file in "$launcher" "$entry" "$media_type" "$icon" "$file_icon"; do
    make_folder "$(dirname -- "$file")"
done
{
    printf '# data: %s\n' "$data"
    for file in "$entry" "$media_type" "$icon" "$file_icon"; do printf '# file: %s\n' "$file"; done
    { recorded folder; printf '%s' "$new_folders"; } | sed 's/^/# folder: /'
} >"$work/record"
checkout_line="checkout=$(quoted "$checkout")" python_line="uv_python=$(quoted "$uv_python")" record="$work/record" \
    awk '
        /^checkout=/ { print ENVIRON["checkout_line"]; next }
        /^uv_python=/ { print ENVIRON["python_line"]; next }
        { print }
        NR == 2 { while ((getline kept < ENVIRON["record"]) > 0) print kept }
    ' "$here/otherwise.sh" >"$work/launcher" || fail "The launcher cannot be prepared."

# The launcher first: with its record everything after it can be taken away again.
put "$work/launcher" "$launcher" 755
put "$work/entry" "$entry" 644
put "$here/otherwise-mime.xml" "$media_type" 644
put "$checkout/resources/icons/otherwise.svg" "$icon" 644
put "$here/otherwise-scenario.svg" "$file_icon" 644
tell_desktop "$data"

if [ -z "$missing_tools" ]; then
    say "Otherwise is in your menu, and a double-click on a file that ends in .otherwise opens it."
else
    say "Otherwise is in your menu. A double-click on a file that ends in .otherwise does not open it yet:"
    say "install$missing_tools, and run this again."
fi
say "It starts from $checkout; run this again if you move that folder."
say "Written: $launcher"
for file in "$entry" "$media_type" "$icon" "$file_icon"; do say "         $file"; done
case ":${PATH:-}:" in
    *":$HOME/.local/bin:"*) say "In a terminal, it is called otherwise." ;;
esac
if [ "$(exec_path "$launcher")" != "$launcher" ]; then
    say "The path of your home folder has a special character: file managers cope with it, some xdg-open do not."
fi
say "To take it all away: sh $(quoted "$here/install.sh") --remove"
