import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { pageTone } from "../../domain/words";
import { Light } from "../../components/Light";

const order: Schemas["PageStatus"][] = ["waiting", "read", "rescan", "unidentified", "refused", "duplicate", "header", "separator", "blank"];

/** Sides of a batch by status; the bar and the words say the same. */
export function SideCounts({ counts, words = false }: { counts: Schemas["Counts"]; words?: boolean }) {
  const { t } = useTranslation();
  const parts = order.filter((status) => counts[status] > 0);
  const text = parts.map((status) => `${t(`page.${status}`)} ${counts[status]}`).join("、");
  return (
    <div className="side-counts">
      <div className="side-bar" role="img" aria-label={t("batch.sidesLabel", { sides: counts.sides, text })}>
        {parts.map((status) => <i key={status} className={`${pageTone[status]} ${status}`} style={{ flexGrow: counts[status] }} />)}
      </div>
      {words ? (
        <div className="row">{parts.map((status) => <Light key={status} tone={pageTone[status]}>{t(`page.${status}`)} {counts[status]}</Light>)}</div>
      ) : (
        <span className="soft small nowrap">{t("batch.sides", { done: counts.sides - counts.waiting, sides: counts.sides })}</span>
      )}
    </div>
  );
}
