import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useHotkeys, type Options } from "react-hotkeys-hook";
import { useTranslation } from "react-i18next";
import { api, ApiError, unwrap } from "../../api/client";
import { ErrorNote, showError } from "../../components/ErrorNote";
import { binding } from "../../domain/keymap";
import { editText } from "../../domain/fieldValue";
import { span } from "../../domain/time";
import { Page } from "../../layout/Page";
import { useReviewSummary } from "../../layout/Rail";
import { useUser } from "../../session/SessionContext";
import { HistoryDialog, KeyOverlay, PostponeDialog } from "./Dialogs";
import { QueueChoice, type Duty } from "./QueueChoice";
import { ReviewDesk } from "./ReviewDesk";
import { candidatesOf, useItemEditor } from "./useItemEditor";
import { useReviewQueue, type Decision, type Item } from "./useReviewQueue";
import "./review.css";

type Dialog = "none" | "postpone" | "keys" | "history";

const everywhere: Options = {
  enableOnFormTags: true,
  preventDefault: true,
  // A key that belongs to the input method is none of ours.
  ignoreEventWhen: (event) => event.isComposing || event.keyCode === 229,
};

function onAnotherControl(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target.closest("button, a, input") : null;
  return event.isComposing || (target !== null && !target.closest(".field-options"));
}

interface Keys {
  item: Item | null;
  enabled: boolean;
  decide: (decision: Decision) => void;
  open: (dialog: Dialog) => void;
  setText: (text: string) => void;
  reset: () => void;
  undo: () => void;
  showPlace: () => void;
}

function useReviewKeys({ item, enabled, decide, open, setText, reset, undo, showPlace }: Keys): void {
  const options = { ...everywhere, enabled: enabled && item !== null };
  const may = (action: Item["actions"][number]) => item?.actions.includes(action) ?? false;
  useHotkeys(binding("blank").keys, () => may("blank") && decide({ action: "blank" }), options);
  useHotkeys(binding("struck_out").keys, () => may("struck_out") && decide({ action: "struck_out" }), options);
  useHotkeys(binding("unreadable").keys, () => may("unreadable") && decide({ action: "unreadable" }), options);
  useHotkeys(binding("postpone").keys, () => may("postpone") && open("postpone"), options);
  useHotkeys(binding("reset").keys, reset, options);
  useHotkeys(binding("place").keys, showPlace, options);
  useHotkeys(binding("undo").keys, undo, { ...everywhere, enabled });
  useHotkeys(binding("help").keys, () => open("keys"), { ...everywhere, enabled });
  const candidate = (event: KeyboardEvent) => {
    const found = item && candidatesOf(item)[Number(event.code.replace("Digit", "")) - 1];
    if (item && found) setText(editText(item.spec, found.value));
  };
  useHotkeys(binding("candidate").keys, candidate, options);
  const option = (event: KeyboardEvent) => {
    const found = item?.spec.options?.[Number(event.key) - 1];
    if (found) setText(found.value);
  };
  // A choice has no text to type into, so its options take the plain number keys.
  useHotkeys("1,2,3,4,5,6,7,8,9", option, { ...options, enabled: options.enabled && Boolean(item?.spec.options?.length) });
  useHotkeys("shift+slash,?", () => open("keys"), { enabled, useKey: true, enableOnFormTags: item !== null && item.spec.type !== "text", preventDefault: true });
}

export default function ReviewPage() {
  const { t, i18n } = useTranslation();
  const user = useUser();
  const senior = user.roles.includes("senior");
  const [queue, setQueue] = useState<"normal" | "postponed">("normal");
  const [dialog, setDialog] = useState<Dialog>("none");
  const [place, setPlace] = useState(0);
  const [duty, setDuty] = useState<Duty>();
  const summary = useReviewSummary(true, duty);
  const { item, empty, error, decide, undo, retry } = useReviewQueue(queue, duty);
  const editor = useItemEditor(item);
  const history = useQuery({ queryKey: ["review", "history"], queryFn: () => unwrap(api.GET("/api/review/history")), enabled: dialog === "history" });
  const busy = decide.isPending || undo.isPending;

  const run = useCallback(
    (decision: Decision) => {
      if (busy) return;
      setDialog("none");
      decide.mutate(decision, { onError: (problem) => problem instanceof ApiError && problem.status === 409 && showError(problem) });
    },
    [busy, decide],
  );
  const enter = useCallback(() => {
    const decision = editor.onEnter();
    if (decision) run(decision);
  }, [editor, run]);
  const takeBack = useCallback((id?: string) => {
    setDialog("none");
    undo.mutate(id, { onError: showError });
  }, [undo]);
  useReviewKeys({
    item, enabled: dialog === "none", decide: run, open: setDialog, setText: editor.setText, reset: editor.reset,
    undo: () => takeBack(), showPlace: () => setPlace((n) => n + 1),
  });
  // A choice has no input: Enter on the page or on an option confirms it, on any other button it is that button's.
  useHotkeys("enter", enter, { ...everywhere, enabled: dialog === "none" && Boolean(item?.spec.options?.length), ignoreEventWhen: onAnotherControl });

  const right = (
    <>
      <QueueChoice user={user} duty={duty} onDuty={setDuty} queue={queue} onQueue={setQueue} summary={summary.data} />
      <Button variant="default" onClick={() => setDialog("history")}>{t("review.history")}</Button>
      <Button variant="default" onClick={() => setDialog("keys")}>{t("keys.button")} <span className="kbd" style={{ marginLeft: 6 }}>?</span></Button>
    </>
  );
  const crumb = summary.data ? t("review.progress", { waiting: summary.data.waiting, today: summary.data.mine_today, age: span(summary.data.oldest_age_s ?? 0, i18n.language) }) : "";
  return (
    <Page title={t("nav.review")} crumb={crumb} right={right} flush>
      {error ? (
        <div style={{ padding: 16 }} className="stack"><ErrorNote error={error} /><Button onClick={() => void retry()}>{t("action.retry")}</Button></div>
      ) : item ? (
        <ReviewDesk
          item={item} editor={editor} busy={busy} error={decide.error} senior={senior} place={place} onPlace={() => setPlace(place + 1)}
          onDecide={run} onEnter={enter} onPostpone={() => setDialog("postpone")}
        />
      ) : (
        <div className="empty" style={{ height: "100%" }}>{empty ? <><strong>{t("review.emptyTitle")}</strong><span>{t("review.emptyText")}</span></> : t("app.loading")}</div>
      )}
      {dialog === "postpone" && item ? <PostponeDialog reasons={summary.data?.reasons ?? []} onClose={() => setDialog("none")} onChoose={(reason, note) => run({ action: "postpone", reason, ...(note ? { note } : {}) })} /> : null}
      {dialog === "keys" ? <KeyOverlay onClose={() => setDialog("none")} /> : null}
      {dialog === "history" ? <HistoryDialog items={history.data?.items ?? []} onClose={() => setDialog("none")} onUndo={takeBack} /> : null}
    </Page>
  );
}
