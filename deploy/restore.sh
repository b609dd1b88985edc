#!/bin/sh
# Restores a backup and carries out again what was removed on legal request since it was made, before the program may start on it.
#
#   restore.sh BACKUP DATABASE [LEDGER]
#
#   BACKUP    what pg_dump wrote (custom format, directory, tar or plain SQL)
#   DATABASE  its name from now on; a database of this name must not exist
#   LEDGER    what 'storytracker erasures export' wrote last; else the newest file in $STORYTRACKER_LEDGERS
#
# The backup goes into a database of another name. It gets its own only when the ledger is applied and the check has passed, so neither the
# program nor anybody else finds it before. Which server: PGHOST, PGPORT, PGUSER, PGPASSWORD, as for psql.
# Which program: $STORYTRACKER, default 'storytracker'. Without any ledger: LEDGER=none, said aloud.
set -eu

die() { echo "restore.sh: $*" >&2; exit 2; }

[ $# -ge 2 ] || die "say: restore.sh BACKUP DATABASE [LEDGER]"
backup=$1 database=$2 ledger=${3:-}
program=${STORYTRACKER:-storytracker}
[ -e "$backup" ] || die "there is no backup $backup."
if [ -z "$ledger" ]; then
  folder=${STORYTRACKER_LEDGERS:-}
  [ -n "$folder" ] || die "name the ledger of erasures, or its folder in STORYTRACKER_LEDGERS; 'none' if there never was a removal."
  ledger=$(ls -1t "$folder"/*.jsonl 2>/dev/null | head -n 1)
  [ -n "$ledger" ] || die "there is no ledger (*.jsonl) in $folder; 'none' if there never was a removal."
fi
[ "$ledger" = none ] || [ -r "$ledger" ] || die "the ledger $ledger cannot be read."

sql() { psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 "$@"; }
quoted() { printf '%s' "$1" | sed 's/"/""/g; s/^/"/; s/$/"/'; }
exists() { [ "$(printf '%s' "select 1 from pg_database where datname = :'name';" | sql --dbname=postgres --set="name=$1")" = 1 ]; }

! exists "$database" || die "the database $database exists; rename it or drop it first, nothing was touched."
restoring="${database}_restoring_$$"
sql --dbname=postgres --command="create database $(quoted "$restoring") template template0"
trap 'sql --dbname=postgres --command="drop database if exists $(quoted "$restoring") with (force)" || true' EXIT INT TERM

if [ "$(head -c 2 "$backup" 2>/dev/null | od -An -tx1 | tr -d " ")" = 1f8b ]; then
  gunzip -t "$backup"
  gunzip -c "$backup" | sql --dbname="$restoring" --single-transaction --output=/dev/null --file=-
elif pg_restore --list "$backup" >/dev/null 2>&1; then
  pg_restore --no-owner --exit-on-error --dbname="$restoring" "$backup"
else
  sql --dbname="$restoring" --single-transaction --output=/dev/null --file="$backup"
fi

connection="Host=${PGHOST:-/var/run/postgresql};Port=${PGPORT:-5432};Username=${PGUSER:-$(id -un)};Database=$restoring;Pooling=false"
[ -z "${PGPASSWORD:-}" ] || connection="$connection;Password=$PGPASSWORD"
export ConnectionStrings__StoryTracker="$connection"
$program migrate
[ "$ledger" = none ] || $program erasures apply "$ledger"
$program check

sql --dbname=postgres --command="alter database $(quoted "$restoring") rename to $(quoted "$database")"
trap - EXIT INT TERM
echo "Restored: $database may be used."
