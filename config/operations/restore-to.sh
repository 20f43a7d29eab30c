#!/bin/sh
# Makes a server as it was at an instant, out of a base backup and the log that was archived since:
#
#   restore-to.sh BASE ARCHIVE TIME DATA
#
# BASE      what `pg_basebackup -D BASE` made before that instant
# ARCHIVE   where archive_command has put the log
# TIME      the instant, with its offset: '2027-03-06 14:00+08'
# DATA      the new server's data directory, which must not exist yet
#
# Run it as the server's user. The server then runs on a socket in DATA alone, with its pools quiet: look at it, `poolbook
# verify`, and put it in the other's place, or take what you need out of it with `poolbook backup`.
set -eu

fail() {
    printf 'restore-to: %s\n' "$*" >&2
    exit 1
}

[ $# -eq 4 ] || fail "usage: restore-to.sh BASE ARCHIVE TIME DATA"
base=$1 archive=$2 time=$3 data=$4
case $base$archive$time$data in *[\'\"\\]*) fail "no quotation marks in paths, please" ;; esac
case $time in *[+-][0-9][0-9]* | *Z) ;; *) fail "TIME needs its offset: '2027-03-06 14:00+08'" ;; esac
case $data in /*) ;; *) fail "DATA is a path from the root: $data" ;; esac
[ -f "$base/PG_VERSION" ] || fail "no base backup: $base"
[ -d "$archive" ] || fail "no folder: $archive"
[ ! -e "$data" ] || fail "exists already: $data"
bin=$(pg_config --bindir)

(umask 077 && cp -R "$base" "$data")
chmod 700 "$data"
rm -f "$data/postmaster.pid" "$data/standby.signal"
touch "$data/recovery.signal"
# Where the settings are kept elsewhere, as on Debian, the new server has none: its own user comes in, and nobody else.
[ -f "$data/postgresql.conf" ] || : > "$data/postgresql.conf"
[ -f "$data/pg_hba.conf" ] || echo 'local all all peer' > "$data/pg_hba.conf"
[ -f "$data/pg_ident.conf" ] || : > "$data/pg_ident.conf"
cat >> "$data/postgresql.auto.conf" <<END
restore_command = 'cp "$archive/%f" "%p"'
recovery_target_time = '$time'
recovery_target_action = 'promote'
hot_standby = off
archive_mode = off
synchronous_standby_names = ''
listen_addresses = ''
unix_socket_directories = '$data'
END
not_restored() {
    fail "it could not be restored; is TIME after the base backup, and before the end of the archive? See $data/restore.log"
}
"$bin/pg_ctl" -D "$data" -l "$data/restore.log" -w -t 86400 start >/dev/null || not_restored

export PGHOST="$data" PGPORT="${PGPORT:-5432}" PGUSER="${PGUSER:-postgres}"
# A server that lets nobody in before it is restored counts as started when it begins to read the log.
until "$bin/pg_isready" -q; do
    "$bin/pg_ctl" -D "$data" status >/dev/null || not_restored
    sleep 0.2
done
for database in $(psql -X -At -d postgres -c "select quote_ident(datname) from pg_database where datallowconn"); do
    psql -X -q -d "$database" -v ON_ERROR_STOP=1 <<'END'
select exists (select 1 from pg_tables where schemaname = 'poolbook' and tablename = 'pool') as has_pools \gset
\if :has_pools
update poolbook.pool set quiet_since = coalesce(quiet_since, clock_timestamp());
\endif
END
done
echo "As it was at $time: PGHOST=$data. Quiet: no mail, no expiry, no promotion until poolbook pool resume."
