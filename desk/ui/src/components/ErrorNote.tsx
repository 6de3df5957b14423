import { Alert } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ApiError } from "../api/client";
import i18n from "../i18n";

function words(error: unknown): { message: string; hint: string; code: string } {
  if (error instanceof ApiError) return { message: error.message, hint: error.hint, code: error.code };
  return { message: error instanceof Error ? error.message : String(error), hint: "", code: "desk_fault" };
}

/** An error in place: what happened, what to do, and the code to tell support. */
export function ErrorNote({ error }: { error: unknown }) {
  if (!error) return null;
  const { message, hint, code } = words(error);
  return (
    <Alert color="shu" variant="light" title={message} role="alert" styles={{ title: { color: "#8d2119" } }}>
      {hint} <span className="mono soft">[{code}]</span>
    </Alert>
  );
}

/** A message that can be closed, with a name on its button. */
function closable() {
  return { closeButtonProps: { "aria-label": i18n.t("action.close") } };
}

/** The same as a passing message. */
export function showError(error: unknown): void {
  const { message, hint, code } = words(error);
  notifications.show({ ...closable(), color: "shu", title: message, message: `${hint} [${code}]`, autoClose: 8000 });
}

export function showDone(message: string): void {
  notifications.show({ ...closable(), color: "matsu", message, autoClose: 2500 });
}
