# Dependencies are installed from the lock with hashes in one stage; the image holds them and the sources, no compiler.
FROM python:3.11-slim AS build
COPY requirements.lock .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.lock

FROM python:3.11-slim
# The process is nobody and writes nowhere but /data: run it with --read-only and a volume there. A container that only
# serves can have the volume read-only as well, for the served file is never written.
RUN install --directory --owner=65534 --group=65534 /data
COPY --from=build /venv /venv
WORKDIR /srv
COPY LICENSE alembic.ini ./
COPY app ./app
COPY migrations ./migrations
COPY sample ./sample
RUN /venv/bin/python -m compileall -q app migrations
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/eo.sqlite EO_HOST=0.0.0.0 EO_PORT=8000
USER 65534:65534
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"EO_PORT\"]}/livez', timeout=2)"]
ENTRYPOINT ["python", "-m", "app"]
CMD ["serve"]
