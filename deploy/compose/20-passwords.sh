#!/bin/sh
# Run once, when the primary is made: the password of the role that reads, and the role that the replica streams as.
set -eu

psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set reader="$EO_READER_PASSWORD" --set replica="$EO_REPLICA_PASSWORD" <<'SQL'
ALTER ROLE eo_reader PASSWORD :'reader';
CREATE ROLE eo_replica LOGIN REPLICATION PASSWORD :'replica';
SQL
echo "host replication eo_replica all scram-sha-256" >>"$PGDATA/pg_hba.conf"
