import { Button, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote } from "../../components/ErrorNote";
import { PageViewer } from "../../components/PageViewer";
import { Empty } from "../../components/Panel";
import { Page } from "../../layout/Page";
import { NoticeCards } from "../notices/NoticeCards";
import { CaseActions } from "./CaseActions";
import { CaseFields } from "./CaseFields";
import { CaseFindings } from "./CaseFindings";
import { CaseHeader } from "./CaseHeader";
import { Comparisons } from "./Comparisons";
import { DocumentList } from "./DocumentList";
import { LetterDialog } from "./LetterDialog";
import { RecordDialog } from "./RecordDialog";
import { useOwnRecordKinds } from "./recordKinds";
import { RecordList } from "./RecordList";
import { StepList } from "./StepList";
import { Timeline } from "./Timeline";
import { findField, viewOfComparison, viewOfDocument, viewOfField, type Detail, type View } from "./view";
import "./case.css";

function Viewers({ view }: { view: View }) {
  const { t } = useTranslation();
  if (!view.sheets.length) return <Empty>{t("case.noSheet")}</Empty>;
  return (
    <div className={view.sheets.length > 1 ? "case-viewers two" : "case-viewers"}>
      {view.sheets.map((sheet, index) => (
        <div key={index} className="case-viewer">
          <div className="viewer-label">{sheet.label} <Link to={`/pages/${sheet.pageId}`}>{t("case.openSide")}</Link></div>
          <PageViewer url={sheet.url} width={sheet.width} height={sheet.height} {...(sheet.focus ? { focus: sheet.focus } : {})} nonce={view.nonce} label={sheet.label} />
        </div>
      ))}
    </div>
  );
}

function openCount(detail: Detail): number {
  return detail.findings.filter((finding) => finding.state === "open" && finding.severity !== "info").length;
}

/** 手順 and 記録 with the dialog that both open. */
function CaseSteps({ detail, tab }: { detail: Detail; tab: "steps" | "records" }) {
  // 後閲 is recorded only while the case waits for it, by whoever may close it.
  const checks = detail.actions.some((action) => action.id === "later_check");
  const kinds = useOwnRecordKinds().filter((kind) => kind.kind !== "later_check" || checks);
  const [record, setRecord] = useState<{ kind?: string } | null>(null);
  const mayRecord = (kind: string) => kinds.some((k) => k.kind === kind);
  return (
    <>
      {tab === "steps" ? <StepList detail={detail} mayRecord={mayRecord} onRecord={(kind) => setRecord({ kind })} /> : <RecordList detail={detail} {...(kinds.length ? { onRecord: () => setRecord({}) } : {})} />}
      {record ? <RecordDialog detail={detail} kinds={kinds} {...(record.kind ? { first: record.kind } : {})} onClose={() => setRecord(null)} /> : null}
    </>
  );
}

/** The case's letters, and the way to send another. */
function CaseLetters({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  return (
    <div className="stack">
      {detail.letters.some((letter) => letter.allowed) ? <div className="row" style={{ padding: "10px 12px 0" }}><Button variant="default" onClick={() => setWriting(true)}>{t("letter.open")}</Button></div> : null}
      <NoticeCards notices={detail.notices} />
      {writing ? <LetterDialog detail={detail} onClose={() => setWriting(false)} /> : null}
    </div>
  );
}

function CaseBody({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const first = detail.documents[0]?.id ?? "";
  const [view, setView] = useState<View>(() => viewOfDocument(detail, first));
  const [tab, setTab] = useState<string | null>(openCount(detail) ? "findings" : "matches");
  const [documentId, setDocumentId] = useState(first);
  const document = detail.documents.find((d) => d.id === documentId) ?? detail.documents[0];
  const unequal = detail.comparisons.filter((c) => c.verdict !== "exact" && c.verdict !== "key_equal").length;
  const showFinding = (finding: Schemas["Finding"]) => {
    const match = detail.comparisons.find((c) => c.finding_id === finding.id);
    if (match) return setView(viewOfComparison(detail, match, view.nonce + 1));
    const ref = finding.fields?.[0];
    const field = ref && findField(detail, ref);
    if (ref && field) setView(viewOfField(detail, field, ref.document_id, view.nonce + 1));
  };
  const select = (id: string) => {
    setDocumentId(id);
    setView(viewOfDocument(detail, id));
    setTab("fields");
  };
  const count = (n: number) => (n ? <span className="tab-count">{n}</span> : null);
  return (
    <div className="case-grid">
      <CaseHeader detail={detail} />
      <DocumentList detail={detail} {...(view.documentId ? { documentId: view.documentId } : {})} onSelect={select} />
      <Viewers view={view} />
      <Tabs value={tab} onChange={setTab} className="case-tabs" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="findings">{t("case.tab_findings")}{count(openCount(detail))}</Tabs.Tab>
          <Tabs.Tab value="matches">{t("case.tab_matches")}{count(unequal)}</Tabs.Tab>
          <Tabs.Tab value="fields">{t("case.tab_fields")}</Tabs.Tab>
          <Tabs.Tab value="steps">{t("case.tab_steps")}</Tabs.Tab>
          <Tabs.Tab value="records">{t("case.tab_records")}</Tabs.Tab>
          <Tabs.Tab value="notices">{t("case.tab_notices")}{count(detail.notices.length)}</Tabs.Tab>
          <Tabs.Tab value="timeline">{t("case.tab_timeline")}</Tabs.Tab>
        </Tabs.List>
        <div className="case-panel" tabIndex={0} role="region" aria-label={t("case.panel")}>
          <Tabs.Panel value="findings"><CaseFindings detail={detail} onShow={showFinding} /></Tabs.Panel>
          <Tabs.Panel value="matches">
            <Comparisons items={detail.comparisons} {...(view.comparisonId ? { selected: view.comparisonId } : {})} onSelect={(item) => setView(viewOfComparison(detail, item, view.nonce + 1))} />
          </Tabs.Panel>
          <Tabs.Panel value="fields">{document ? <CaseFields key={document.id} document={document} onShow={(field) => setView(viewOfField(detail, field, document.id, view.nonce + 1))} /> : null}</Tabs.Panel>
          <Tabs.Panel value="steps"><CaseSteps detail={detail} tab="steps" /></Tabs.Panel>
          <Tabs.Panel value="records"><CaseSteps detail={detail} tab="records" /></Tabs.Panel>
          <Tabs.Panel value="notices"><CaseLetters detail={detail} /></Tabs.Panel>
          <Tabs.Panel value="timeline"><Timeline entries={detail.timeline} /></Tabs.Panel>
        </div>
      </Tabs>
    </div>
  );
}

export default function CasePage() {
  const { t } = useTranslation();
  const { caseId = "" } = useParams();
  const query = useQuery({ queryKey: ["case", caseId], queryFn: () => unwrap(api.GET("/api/cases/{case_id}", { params: { path: { case_id: caseId } } })), refetchInterval: (q) => (q.state.data?.notices.some((n) => n.pages === 0) ? 2_000 : 15_000) });
  const detail = query.data;
  const crumb = <><Link to="/cases">{t("nav.cases")}</Link>{detail?.workers.length ? `　${t("case.workers", { who: detail.workers.join("、") })}` : ""}</>;
  return (
    <Page title={detail?.receipt_number ?? t("nav.cases")} crumb={crumb} right={detail ? <CaseActions detail={detail} /> : null} flush>
      {query.error ? <div style={{ padding: 16 }}><ErrorNote error={query.error} /></div> : null}
      {detail ? <CaseBody key={detail.id} detail={detail} /> : query.isPending ? <Empty loading>…</Empty> : null}
    </Page>
  );
}
