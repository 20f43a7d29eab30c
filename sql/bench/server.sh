# A private server for a benchmark, gone when the script ends. The script that reads this, in bash, has the program in
# $program; it gets a directory in $work, and libpq's settings for the server's superuser.
PATH=$(pg_config --bindir):$PATH
work=$(mktemp -d /tmp/pbXXXX)
chmod 711 "$work"
export XDG_DATA_HOME="$work"

finish() {
    status=$?
    trap - EXIT INT TERM HUP PIPE
    "$program" local stop >/dev/null 2>&1 || true
    "$program" local destroy --yes >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP PIPE

"$program" local start >"$work/start" || { cat "$work/start" >&2; exit 1; }
PGHOST=$("$program" local status --json | sed -n 's/.*"socket" *: *"\([^"]*\)".*/\1/p')
export PGHOST PGDATABASE=poolbook PGUSER=postgres
unset PGPORT PGSERVICE PGOPTIONS PGPASSWORD

# milliseconds COMMAND...: how long it takes; what it prints is in $work/last. The shell reads the clock itself: another
# process for that would take a millisecond of what is measured.
milliseconds() {
    began=${EPOCHREALTIME/[.,]/}
    "$@" >"$work/last" 2>&1 || { cat "$work/last" >&2; return 1; }
    ended=${EPOCHREALTIME/[.,]/}
    awk "BEGIN { printf \"%.1f\n\", ($ended - $began) / 1000 }"
}
