/** The orders in force of a president, the first of them first: `node example.js http://127.0.0.1:8000`. */

import createClient from "openapi-fetch";

import type { paths } from "./executive-orders.js";
import { items } from "./pager.js";

const client = createClient<paths>({ baseUrl: process.argv[2] });
const query = { president: ["donald-trump"], status: ["in_force" as const], sort: "signed_on" as const, limit: 2 };
for await (const order of items((cursor) => client.GET("/v1/orders", { params: { query: { ...query, cursor } } }))) {
  console.log(order.number, order.signed_on, order.status.value);
}
