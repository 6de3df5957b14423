import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { fullTime } from "../../domain/time";
import type { Detail } from "./view";

/** 記録: what people noted about the case, newest first. */
export function RecordList({ detail, onRecord }: { detail: Detail; onRecord?: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="row fields-top">
        <span className="soft">{detail.records.length ? t("record.newest") : t("record.none")}</span>
        <span className="spacer" />
        {onRecord ? <Button variant="default" size="compact-xs" onClick={onRecord}>{t("record.add")}</Button> : null}
      </div>
      <ul className="record-list">
        {detail.records.map((record, index) => (
          <li key={`${record.at}-${index}`}>
            <div className="record-head"><strong>{record.label}</strong>{record.person ? <span>{record.person}</span> : null}<span className="soft small">{record.actor}　{fullTime(record.at)}</span></div>
            <dl className="kv">
              {record.facts.map((fact) => <div key={fact.label} className="kv-pair"><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
