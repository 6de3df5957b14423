import { ActionIcon, Modal, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { Light } from "../../components/Light";
import { displayValue } from "../../domain/fieldValue";
import { shortTime } from "../../domain/time";
import { useUser } from "../../session/SessionContext";
import type { Tone } from "../../domain/words";

type Field = Schemas["FieldValue"];
type Document = Schemas["Document"];

function toneOf(field: Field): Tone {
  if (field.decided === "open") return field.disposition === "refused" ? "bad" : "ask";
  return field.decided === "person" ? "ok" : "idle";
}

export function valueText(field: Field, stateWord: string): string {
  if (field.state !== "read") return `〔${stateWord}〕`;
  return field.display ?? displayValue(field.spec, field.value);
}

function History({ document, field, onClose }: { document: Document; field: Field; onClose: () => void }) {
  const { t } = useTranslation();
  const path = { document_id: document.id, field_id: field.spec.id };
  const history = useQuery({
    queryKey: ["history", document.id, field.spec.id, field.spec.row],
    queryFn: () => unwrap(api.GET("/api/documents/{document_id}/fields/{field_id}/history", { params: { path, query: { row: field.spec.row } } })),
  });
  return (
    <Modal opened onClose={onClose} title={t("history.title", { label: field.spec.label })} size="lg" closeButtonProps={{ "aria-label": t("action.close") }}>
      <Table>
        <Table.Tbody>
          {(history.data?.items ?? []).map((entry, index) => (
            <Table.Tr key={`${entry.at}-${index}`}>
              <Table.Td className="nowrap">{shortTime(entry.at)}</Table.Td>
              <Table.Td>{entry.actor}</Table.Td>
              <Table.Td className="nowrap">{t(`history.${entry.action}`)}</Table.Td>
              <Table.Td>{entry.value}</Table.Td>
              <Table.Td className="soft">{entry.reason}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}

function Row({ document, field, onShow, onHistory }: { document: Document; field: Field; onShow: () => void; onHistory: () => void }) {
  const { t } = useTranslation();
  const roles = useUser().roles;
  const tone = toneOf(field);
  const mayReveal = field.spec.masked && field.state === "read" && (roles.includes("reviewer") || roles.includes("senior"));
  return (
    <Table.Tr className={field.findings?.length ? "flagged" : ""}>
      <Table.Td className="field-name">{field.spec.row ? <span className="soft">{field.spec.row_label ?? field.spec.row}　</span> : null}{field.spec.label}</Table.Td>
      <Table.Td>
        <button type="button" className="value-link" onClick={onShow} disabled={!field.rect} title={t("strip.show")}>{valueText(field, t(`state.${field.state}`))}</button>
        {mayReveal ? <Link className="reveal-link" to={`/number-check/${document.id}/${field.spec.id}/${field.spec.row}`}>{t("number.title")}</Link> : null}
      </Table.Td>
      <Table.Td className="nowrap"><Light tone={tone}>{field.decided === "person" ? field.decided_by ?? t("field.person") : t(`field.${field.decided}`)}</Light></Table.Td>
      <Table.Td w={34}><ActionIcon variant="subtle" size="sm" aria-label={t("history.open", { label: field.spec.label })} onClick={onHistory}>⋯</ActionIcon></Table.Td>
    </Table.Tr>
  );
}

/** All fields of one document with what took effect and who decided it. */
export function CaseFields({ document, onShow }: { document: Document; onShow: (field: Field) => void }) {
  const { t } = useTranslation();
  const [history, setHistory] = useState<Field | null>(null);
  const [all, setAll] = useState(false);
  const empty = document.fields.filter((field) => field.state === "blank" && field.decided !== "open" && !field.findings?.length);
  const shown = all ? document.fields : document.fields.filter((field) => !empty.includes(field));
  return (
    <>
      <div className="row fields-top">
        <strong>{document.kind_label}</strong>
        {document.subject ? <span className="soft">{document.subject}</span> : null}
        <span className="spacer" />
        <Link to={`/keying/${document.id}`}>{t("case.editDocument")}</Link>
      </div>
      <Table className="fields" verticalSpacing={3}>
        <Table.Tbody>{shown.map((field) => <Row key={`${field.spec.id}-${field.spec.row}`} document={document} field={field} onShow={() => onShow(field)} onHistory={() => setHistory(field)} />)}</Table.Tbody>
      </Table>
      {empty.length ? <button type="button" className="link-button" onClick={() => setAll(!all)}>{all ? t("case.hideBlank") : t("case.showBlank", { n: empty.length })}</button> : null}
      {history ? <History document={document} field={history} onClose={() => setHistory(null)} /> : null}
    </>
  );
}
