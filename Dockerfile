# The wheel is built in one stage and installed in the next, so that neither compilers nor sources are in the image.
FROM python:3.11-slim AS build
WORKDIR /build
COPY requirements.lock pyproject.toml README.md LICENSE alembic.ini ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
RUN pip install --no-cache-dir hatchling
COPY app ./app
COPY migrations ./migrations
COPY sample ./sample
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /venv/bin/pip install --no-cache-dir --no-deps --no-index --find-links /wheels executive-orders-api

FROM python:3.11-slim
# The process is nobody, and writes nowhere but the data folder: run it with --read-only and a volume at /data.
# To serve only, the volume may be read-only as well: the served file is never written.
RUN install --directory --owner=65534 --group=65534 /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/eo.sqlite EO_HOST=0.0.0.0 EO_PORT=8000
USER 65534:65534
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/livez', timeout=2)"]
ENTRYPOINT ["eo"]
CMD ["serve"]
