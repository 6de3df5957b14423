import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answer, type Call } from "./routes";

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => resolve(Buffer.concat(parts).toString("utf8")));
  });
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://mock");
  const text = await readBody(request);
  const isJson = (request.headers["content-type"] ?? "").includes("json");
  const call: Call = { method: request.method ?? "GET", path: url.pathname, query: url.searchParams, body: isJson && text ? (JSON.parse(text) as Record<string, unknown>) : {} };
  const result = answer(call);
  response.statusCode = result.status;
  response.setHeader("Content-Type", result.type ?? "application/json");
  response.end(result.raw ?? (result.json === undefined ? "" : JSON.stringify(result.json)));
}

/** A vite plugin that answers /api from `routes.ts`. */
export function mockDesk(): Plugin {
  return {
    name: "mock-desk",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.startsWith("/api/")) return next();
        void handle(request, response);
      });
    },
  };
}
