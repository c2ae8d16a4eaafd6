# Dependencies are installed from the lock with hashes in one stage, where the sources are compiled, too; the image is
# Python and these files, without pip's own copy, a compiler, or a layer that runs anything. Parquet is left out of it:
# pyarrow alone is larger than all the rest.
FROM python:3.11-slim AS build
WORKDIR /srv
COPY requirements.lock ./
RUN python -m venv --without-pip /venv \
    && pip --python /venv/bin/python install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock \
    && rm requirements.lock
COPY LICENSE LICENSE-DATA alembic.ini ./
COPY app ./app
COPY docs ./docs
COPY migrations ./migrations
COPY sample ./sample
RUN /venv/bin/python -m compileall -q app migrations \
    && install --directory --owner=65534 --group=65534 /data

FROM python:3.11-slim
# The process is nobody and writes nowhere but /data: run it with --read-only and a volume there. A container that only
# serves can have the volume read-only as well, for the served file is never written.
COPY --from=build /venv /venv
COPY --from=build /srv /srv
COPY --from=build --chown=65534:65534 /data /data
WORKDIR /srv
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/eo.sqlite EO_BULK_DIR=/data/bulk EO_HOST=0.0.0.0 EO_PORT=8000
USER 65534:65534
VOLUME /data
EXPOSE 8000
# Alive, not ready: a server whose database is away says so at /readyz, and is not helped by being started again.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"EO_PORT\"]}/livez', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve"]
