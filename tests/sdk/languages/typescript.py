"""TypeScript, by openapi-typescript and openapi-fetch; the compiler has to know every path and type in advance."""

import json
import shutil
from pathlib import Path
from typing import Any

from tests.sdk.languages.base import HELPERS, MODULES, PLANS, Language, run

_HEAD = """import createClient from "openapi-fetch";
import type { components, paths } from "./executive-orders.js";

type Schemas = components["schemas"];
const client = createClient<paths>({ baseUrl: process.argv[2] });
function told(name: string, type: string, answer: { response: Response }, parsed: unknown): void {
  const isEmpty = answer.response.headers.get("Content-Length") === "0";
  if (!answer.response.ok || (parsed === undefined && !isEmpty)) {
    throw new Error(`${name}: ${answer.response.status}`);
  }
  console.log(name, type, typeof parsed);
}
"""


def _make(folder: Path, document: Path) -> None:
    (folder / "node_modules").symlink_to(MODULES)
    (folder / "package.json").write_text('{"type": "module"}')
    run(folder, "node_modules/.bin/openapi-typescript", document, "--output", "executive-orders.d.ts")
    for each in (HELPERS / "typescript").iterdir():
        shutil.copy(each, folder)
    plans = {name: json.loads((folder / name).read_text(encoding="utf-8")) for name in PLANS}
    blocks = (f'if (process.argv[3] === "{name}") {{\n{"".join(map(_called, plans[name]))}}}\n' for name in PLANS)
    (folder / "call.ts").write_text(_HEAD + "".join(blocks), encoding="utf-8")
    run(folder, "node_modules/.bin/tsc", "--project", "tsconfig.json")


def _called(call: dict[str, Any]) -> str:
    """A block that makes a call and holds its answer as the type that the document says."""
    params: dict[str, dict[str, Any]] = {}
    for name, value in call["arguments"].items():
        params.setdefault(call["places"][name], {})[name] = value
    options: dict[str, Any] = {"params": params} if params else {}
    options |= {"body": call["body"]} if call["body"] else {}
    is_text = call["model"] in ("text", "binary")
    options |= {"parseAs": "text"} if is_text else {}
    kind = "string" if is_text else f'Schemas["{call["model"]}"]'
    return (
        f'{{\n  const answer = await client.{call["method"].upper()}("{call["path"]}", {json.dumps(options)});\n'
        f"  const parsed: {kind} | undefined = answer.data;\n"
        f'  told("{call["name"]}", "{call["model"]}", answer, parsed);\n}}\n'
    )


LANGUAGE = Language(
    name="typescript",
    document="/openapi.json",
    make=_make,
    calling=("node", "call.js"),
    example=("node", "example.js"),
    types={},
    generated="executive-orders.d.ts",
    unwanted=r"\bany\b(?=[;,\])])|InlineObject|_0\b|Inner\b|Item\d",
)
