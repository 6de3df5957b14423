import createClient, { type Middleware } from "openapi-fetch";
import i18n from "../i18n";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type ApiErrorBody = Schemas["Error"];

/** What the server answered when it did not do what was asked; `code` is stable. */
export class ApiError extends Error {
  readonly code: string;
  readonly hint: string;
  readonly status: number;
  readonly details: Schemas["Finding"][];

  constructor(status: number, body: ApiErrorBody) {
    super(body.message);
    this.name = "ApiError";
    this.status = status;
    this.code = body.code;
    this.hint = body.hint;
    this.details = body.details ?? [];
  }
}

let csrfToken = "";
let onSignedOut: () => void = () => undefined;

/** The session's token, sent with every change. */
export function setCsrf(token: string): void {
  csrfToken = token;
}

/** Called when the server says that nobody is signed in any more. */
export function onUnauthenticated(handler: () => void): void {
  onSignedOut = handler;
}

const session: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET" && csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== "/api/session") onSignedOut();
    return response;
  },
};

export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? "", credentials: "same-origin" });
api.use(session);

interface Outcome<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function isErrorBody(value: unknown): value is ApiErrorBody {
  return typeof value === "object" && value !== null && typeof (value as ApiErrorBody).code === "string";
}

/** The data of an answer, or the server's error as `ApiError`. */
export async function unwrap<T>(outcome: Promise<Outcome<T>>): Promise<T> {
  let settled: Outcome<T>;
  try {
    settled = await outcome;
  } catch {
    throw new ApiError(0, { code: "unreachable", message: i18n.t("error.unreachable"), hint: i18n.t("error.unreachableHint") });
  }
  if (settled.error !== undefined || !settled.response.ok) {
    if (isErrorBody(settled.error)) throw new ApiError(settled.response.status, settled.error);
    throw new ApiError(settled.response.status, { code: "unexpected", message: i18n.t("error.unexpected", { status: settled.response.status }), hint: "" });
  }
  return settled.data as T;
}
