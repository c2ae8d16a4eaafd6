/** All items of a list, page after page, for the client that openapi-typescript and openapi-fetch make. */

import type { components } from "./executive-orders.js";

type Problem = components["schemas"]["Problem"];
interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}
interface Answer<Item> {
  data?: Page<Item>;
  error?: Problem;
  response: Response;
}

/** How often a page is asked for while the server says that it is busy. */
const TRIES = 5;
/** Seconds that are waited at the most, whatever the server says. */
const LONGEST = 60;

/** The server answered with a problem. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
  }
}

/** The corpus was published anew while the list was read (410): begin again, without what was read of it. */
export class CursorExpiredError extends ProblemError {}

/**
 * Yield the items of all pages of a list.
 *
 * @param ask asks for the page that begins at a cursor, such as
 *   `(cursor) => client.GET("/v1/orders", { params: { query: { cursor } } })`.
 * @throws CursorExpiredError if the corpus was published anew meanwhile.
 * @throws ProblemError if the server answers with another problem.
 */
export async function* items<Item>(ask: (cursor?: string) => Promise<Answer<Item>>): AsyncGenerator<Item> {
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await onePage(ask, cursor);
    yield* page.items;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

async function onePage<Item>(ask: (cursor?: string) => Promise<Answer<Item>>, cursor?: string): Promise<Page<Item>> {
  let answer = await ask(cursor);
  for (let left = TRIES - 1; left > 0 && [429, 503].includes(answer.response.status); left--) {
    const seconds = Math.min(Number(answer.response.headers.get("Retry-After") ?? "1"), LONGEST);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    answer = await ask(cursor);
  }
  if (answer.error) {
    throw new (answer.response.status === 410 ? CursorExpiredError : ProblemError)(answer.error);
  }
  if (!answer.data) {
    throw new Error(`an answer that the document does not tell of: ${answer.response.status}`);
  }
  return answer.data;
}
