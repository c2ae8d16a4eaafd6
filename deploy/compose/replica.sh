#!/bin/sh
# What the replica runs: it copies the primary once, and then becomes what its arguments say.
set -eu

if [ ! -e "$PGDATA/copied" ]; then
    # A copy that was cut short is begun anew.
    find "$PGDATA" -mindepth 1 -delete
    PGPASSWORD="$EO_REPLICA_PASSWORD" pg_basebackup --pgdata="$PGDATA/copy" --checkpoint=fast --wal-method=stream \
        --write-recovery-conf --host="$PRIMARY_HOST" --port="$PRIMARY_PORT" --username=eo_replica --no-password
    mv "$PGDATA/copy"/* "$PGDATA"/
    rmdir "$PGDATA/copy"
    chmod 0700 "$PGDATA"
    touch "$PGDATA/copied"
fi
exec "$@"
