import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import type { Schemas } from "../api/client";
import { severityTone } from "../domain/words";
import { Light } from "./Light";
import "./findings.css";

type Finding = Schemas["Finding"];

/** Findings in words: what is wrong, what to do, which fields. */
export function Findings({ findings, action }: { findings: Finding[]; action?: (finding: Finding) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={finding.id} className={finding.state === "accepted" ? "accepted" : severityTone[finding.severity]}>
          <Light tone={finding.state === "accepted" ? "idle" : severityTone[finding.severity]}>
            {finding.state === "accepted" ? t("finding.accepted") : t(`finding.${finding.severity}`)}
          </Light>
          <div>
            <div>{finding.message}</div>
            {finding.fields?.some((field) => field.label) ? <div className="places">{finding.fields.map((field) => field.label).filter(Boolean).join(" ／ ")}</div> : null}
            {finding.hint ? <div className="soft">{finding.hint}</div> : null}
            {finding.accepted_by ? (
              <div className="soft">{t("finding.acceptedBy", { who: finding.accepted_by, why: finding.accepted_reason ?? "" })}</div>
            ) : null}
          </div>
          {action?.(finding)}
        </li>
      ))}
    </ul>
  );
}
