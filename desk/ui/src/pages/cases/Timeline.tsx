import { useTranslation } from "react-i18next";
import type { Schemas } from "../../api/client";
import { fullTime } from "../../domain/time";

/** 経過: who did what, oldest first, with the ledger's number. */
export function Timeline({ entries }: { entries: Schemas["TimelineEntry"][] }) {
  const { t } = useTranslation();
  return (
    <ol className="timeline">
      {entries.map((entry, index) => (
        <li key={`${entry.at}-${index}`}>
          <span className="when">{fullTime(entry.at)}</span>
          <span><strong>{entry.label}</strong>　{entry.actor}{entry.reason ? <div className="soft">{entry.reason}</div> : null}</span>
          {entry.sequence ? <span className="mono soft small">{t("case.ledger", { n: entry.sequence })}</span> : <span />}
        </li>
      ))}
    </ol>
  );
}
