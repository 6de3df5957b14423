import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, ApiError, unwrap, type Schemas } from "../../api/client";

export type Item = Schemas["ReviewItem"];
export type Decision = Omit<Schemas["DecisionRequest"], "version">;

const RENEW_MS = 60_000;
const IDLE_POLL_MS = 5_000;

/** Fetches what the next item shows, so that it stands on screen at once. */
function warm(item: Item): void {
  new Image().src = item.strip_url;
  if (item.page) new Image().src = item.page.image_url;
}

type Queue = "normal" | "postponed";

async function lease(holding: string[], queue: Queue, duty?: Schemas["Duty"]): Promise<Item | null> {
  const item = await unwrap(api.POST("/api/review/next", { body: { holding, queue, ...(duty ? { duty } : {}) } }));
  return item && "id" in (item as object) ? (item as Item) : null;
}

async function send(item: Item | null, decision: Decision, shownAt: number) {
  if (!item) throw new Error("no item");
  const seconds = Math.min(86_400, (Date.now() - shownAt) / 1000);
  return unwrap(
    api.POST("/api/review/items/{item_id}/decision", {
      params: { path: { item_id: item.id } },
      body: { ...decision, version: item.version, seconds },
    }),
  );
}

/** Undoes a decision; the item that was on the desk goes back to the queue. */
async function takeBack(shown: Item | null, decisionId?: string) {
  const again = await unwrap(api.POST("/api/review/undo", { body: decisionId ? { decision_id: decisionId } : {} }));
  if (shown) await api.DELETE("/api/review/items/{item_id}/lease", { params: { path: { item_id: shown.id } } });
  return again;
}

function useIdlePoll(empty: boolean, advance: () => Promise<void>): void {
  useEffect(() => {
    if (!empty) return;
    const timer = setInterval(() => void advance(), IDLE_POLL_MS);
    return () => clearInterval(timer);
  }, [empty, advance]);
}

function useLeaseRenewal(item: Item | null): void {
  useEffect(() => {
    if (!item) return;
    const renew = () => void api.PUT("/api/review/items/{item_id}/lease", { params: { path: { item_id: item.id } } });
    const timer = setInterval(renew, RENEW_MS);
    return () => clearInterval(timer);
  }, [item]);
}

/** The item on the desk and the one behind it; the server decides which they are. */
export function useReviewQueue(queue: Queue, duty?: Schemas["Duty"]) {
  const client = useQueryClient();
  const [item, setItem] = useState<Item | null>(null);
  const [empty, setEmpty] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ahead = useRef<Promise<Item | null> | null>(null);
  const shownAt = useRef(Date.now());

  const show = useCallback((next: Item | null) => {
    setItem(next);
    setEmpty(!next);
    shownAt.current = Date.now();
    ahead.current = null;
    if (!next) return;
    // Ask for the one after this while the person looks.
    ahead.current = lease([next.id], queue, duty).then((following) => {
      if (following) warm(following);
      return following;
    });
    ahead.current.catch(() => undefined);
  }, [queue, duty]);

  const advance = useCallback(async () => {
    try {
      const waiting = ahead.current ? await ahead.current.catch(() => null) : null;
      show(waiting ?? (await lease([], queue, duty)));
      setError(null);
    } catch (problem) {
      setError(problem);
    }
  }, [queue, duty, show]);

  useEffect(() => {
    setItem(null);
    ahead.current = null;
    void advance();
  }, [advance]);

  useIdlePoll(empty, advance);
  useLeaseRenewal(item);

  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: ["review"] }), [client]);

  const decide = useMutation({
    mutationFn: (decision: Decision) => send(item, decision, shownAt.current),
    onSuccess: async () => {
      await advance();
      refresh();
    },
    onError: async (problem) => {
      // Somebody else has it, or it changed: there is nothing to save here, go on with what is ours.
      if (problem instanceof ApiError && (problem.status === 409 || problem.status === 404)) await advance();
    },
  });

  const undo = useMutation({
    mutationFn: (decisionId?: string) => takeBack(item, decisionId),
    onSuccess: (again) => {
      show(again);
      refresh();
    },
  });

  return { item, empty, error, decide, undo, retry: advance };
}
