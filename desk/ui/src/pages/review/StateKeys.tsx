import { useTranslation } from "react-i18next";
import { binding } from "../../domain/keymap";
import type { Item } from "./useReviewQueue";

type Action = Item["actions"][number];

interface StateKeysProps {
  item: Item;
  busy: boolean;
  onAction: (action: "blank" | "struck_out" | "unreadable") => void;
  onPostpone: () => void;
}

/** 空欄・抹消・判読不能 are three different answers, so three keys; 保留 hands the field to a senior. */
export function StateKeys({ item, busy, onAction, onPostpone }: StateKeysProps) {
  const { t } = useTranslation();
  const key = (action: Exclude<Action, "confirm" | "type">, run: () => void) => (
    <button key={action} type="button" className={`state-key ${action}`} disabled={busy || !item.actions.includes(action)} onClick={run}>
      <span>{t(`review.action.${action}`)}</span>
      <span className="kbd">{binding(action).shown}</span>
    </button>
  );
  return (
    <div className="state-keys" role="group" aria-label={t("review.states")}>
      {key("blank", () => onAction("blank"))}
      {key("struck_out", () => onAction("struck_out"))}
      {key("unreadable", () => onAction("unreadable"))}
      {key("postpone", onPostpone)}
    </div>
  );
}
