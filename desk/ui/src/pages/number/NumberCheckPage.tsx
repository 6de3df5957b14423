import { Alert, Button, Select, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { Empty, Panel } from "../../components/Panel";
import { fullTime } from "../../domain/time";
import { formatWareki } from "../../domain/wareki";
import { Page } from "../../layout/Page";
import "./number.css";

/** How long a number stays on the screen, seconds: long enough to compare with a card, too short to be left open. */
const SHOWN_S = 120;
const reasons = ["check", "inquiry", "audit", "other"] as const;

type Place = { document_id: string; field_id: string };

function grouped(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
}

function Ask({ place, row, onShown }: { place: Place; row: number; onShown: (shown: Schemas["Revealed"]) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<(typeof reasons)[number]>("check");
  const [words, setWords] = useState("");
  const show = useMutation({
    mutationFn: () => {
      const said = [t(`number.reason_${reason}`), words.trim()].filter(Boolean).join(": ");
      return unwrap(api.POST("/api/documents/{document_id}/fields/{field_id}/reveal", { params: { path: place }, body: { row, reason: said } }));
    },
    onSuccess: onShown,
  });
  const ready = reason !== "other" || words.trim().length > 1;
  return (
    <div className="stack number-ask">
      <p style={{ margin: 0 }}>{t("number.explain")}</p>
      <div className="row" style={{ alignItems: "flex-end" }}>
        <Select label={t("number.reason")} data={reasons.map((id) => ({ value: id, label: t(`number.reason_${id}`) }))} value={reason} allowDeselect={false} onChange={(value) => setReason(reasons.find((r) => r === value) ?? "check")} w={260} />
        <TextInput label={t("number.words")} required={reason === "other"} value={words} onChange={(e) => setWords(e.currentTarget.value)} maxLength={200} w={320} />
        <Button disabled={!ready} loading={show.isPending} onClick={() => show.mutate()}>{t("number.show")}</Button>
      </div>
      <ErrorNote error={show.error} />
    </div>
  );
}

function Shown({ shown, onHide }: { shown: Schemas["Revealed"]; onHide: () => void }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(SHOWN_S);
  useEffect(() => {
    const timer = setInterval(() => setLeft((n) => n - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onHide();
  }, [left, onHide]);
  return (
    <div className="number-shown">
      <div className="strip number-strip">{shown.strip_data_url ? <img src={shown.strip_data_url} alt={t("number.strip")} /> : <span className="soft">{t("strip.none")}</span>}</div>
      <dl className="number-facts">
        <dt>{t("number.value")}</dt><dd className="number-value">{shown.value ? grouped(shown.value) : t("number.blank")}</dd>
        <dt>{t("number.name")}</dt><dd>{shown.name ?? t("number.open")}</dd>
        <dt>{t("number.birth")}</dt><dd>{shown.birth_date ? formatWareki(shown.birth_date) : t("number.open")}</dd>
      </dl>
      <div className="row">
        <Button onClick={onHide}>{t("number.hide")}</Button>
        <span className="soft" role="timer">{t("number.left", { n: left })}</span>
      </div>
    </div>
  );
}

function Looks({ place, row }: { place: Place; row: number }) {
  const { t } = useTranslation();
  const looks = useQuery({
    queryKey: ["reveals", place, row],
    queryFn: () => unwrap(api.GET("/api/documents/{document_id}/fields/{field_id}/reveals", { params: { path: place, query: { row } } })),
  });
  const items = looks.data?.items ?? [];
  return (
    <Panel title={t("number.looks")}>
      <ErrorNote error={looks.error} />
      {items.length ? (
        <ul className="number-looks">
          {items.map((look, index) => <li key={`${look.at}-${index}`}><span className="soft">{fullTime(look.at)}</span><strong>{look.user_label}</strong><span>{look.reason}</span></li>)}
        </ul>
      ) : <Empty loading={looks.isPending}>{t("number.noLooks")}</Empty>}
    </Panel>
  );
}

/** 番号確認: number, name and birth date together, once, with a reason that is written down before they are shown. */
export function NumberCheckPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { documentId = "", fieldId = "", row: rowText = "0" } = useParams();
  const row = Number(rowText) || 0;
  const place = { document_id: documentId, field_id: fieldId };
  const [shown, setShown] = useState<Schemas["Revealed"] | null>(null);
  const document = useQuery({ queryKey: ["document", documentId], queryFn: () => unwrap(api.GET("/api/documents/{document_id}", { params: { path: { document_id: documentId } } })) });
  const take = (seen: Schemas["Revealed"]) => {
    setShown(seen);
    void client.invalidateQueries({ queryKey: ["reveals"] });
  };
  const field = document.data?.fields.find((f) => f.spec.id === fieldId && f.spec.row === row);
  const crumb = document.data ? (
    <>{document.data.case_id ? <Link to={`/cases/${document.data.case_id}`}>{document.data.receipt_number}</Link> : null} › {document.data.kind_label} › {[field?.spec.row_label, field?.spec.label].filter(Boolean).join(" ")}</>
  ) : "";
  return (
    <Page title={t("number.title")} crumb={crumb}>
      <div className="stack" style={{ maxWidth: 860 }}>
        <Alert color="kohaku" variant="light" title={t("number.law")} styles={{ title: { color: "#6a4406" } }}>{t("number.lawText")}</Alert>
        <ErrorNote error={document.error} />
        <Panel title={t("number.panel")}>
          {shown ? <Shown shown={shown} onHide={() => setShown(null)} /> : <Ask place={place} row={row} onShown={take} />}
        </Panel>
        <Looks place={place} row={row} />
      </div>
    </Page>
  );
}
