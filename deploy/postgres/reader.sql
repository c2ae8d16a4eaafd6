-- The role that the API reads as: it may SELECT from the tables of this database, and nothing else.
--
-- Run it in the API's own database as the role that owns it, which is also the one that runs `eo migrate` and
-- `eo ingest` (who makes a role must be allowed to: CREATEROLE, or a superuser):
--
--     psql -d eo -v ON_ERROR_STOP=1 -f deploy/postgres/reader.sql
--
-- Before the first `eo migrate` or after it, and again whenever you like. The role has no password: give it one
-- (\password eo_reader), or let pg_hba.conf say how it is known. Serve with
-- DATABASE_URL=postgresql://eo_reader@one:5432,two:5432/eo.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'eo_reader') THEN
        CREATE ROLE eo_reader LOGIN;
    END IF;
    -- Nobody makes temporary tables here, or anything in the schema, but the owner.
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO eo_reader', current_database());
END
$$;

-- What a session of it begins with. The API asks for the same itself in each transaction; this holds for whoever else
-- comes with this role, and behind a pooler.
ALTER ROLE eo_reader SET default_transaction_read_only = on;
ALTER ROLE eo_reader SET statement_timeout = '15s';
ALTER ROLE eo_reader SET lock_timeout = '5s';
-- An export holds its transaction while its client reads.
ALTER ROLE eo_reader SET idle_in_transaction_session_timeout = '5min';
ALTER ROLE eo_reader SET jit = off;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO eo_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO eo_reader;
-- The tables that a later `eo migrate` of this same owner makes.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO eo_reader;
