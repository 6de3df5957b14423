import { Alert, Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router-dom";
import { api, unwrap, type Schemas } from "../../api/client";
import { ErrorNote, showDone } from "../../components/ErrorNote";
import { Findings } from "../../components/Findings";
import { PageViewer } from "../../components/PageViewer";
import { Empty } from "../../components/Panel";
import { Page } from "../../layout/Page";
import { KeyingRow, keyingScope } from "./KeyingRow";
import "./keying.css";

type Detail = Schemas["DocumentDetail"];
type Field = Schemas["FieldValue"];

const keyOf = (field: Field) => `${field.spec.id}/${field.spec.row}`;

interface Group {
  title: string;
  fields: Field[];
}

function groupsOf(fields: Field[], other: string): Group[] {
  const groups: Group[] = [];
  for (const field of fields) {
    const title = field.spec.row ? (field.spec.row_label ?? `${field.spec.group ?? ""} ${field.spec.row}`.trim()) : (field.spec.group ?? other);
    const last = groups[groups.length - 1];
    if (last?.title === title) last.fields.push(field);
    else groups.push({ title, fields: [field] });
  }
  return groups;
}

interface FormProps {
  detail: Detail;
  /** The newest version of the document the server named: it counts up with every saved field. */
  version: { current: number };
  active: string;
  onActive: (key: string) => void;
  onUnsaved: (label: string, unsaved: boolean) => void;
}

function Form({ detail, version, active, onActive, onUnsaved }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const keyable = useMemo(() => detail.fields.filter((field) => field.keyable), [detail.fields]);
  const saved = (result: Schemas["KeyFieldResult"]) => {
    version.current = result.version;
    client.setQueryData<Detail>(["document", detail.id], (old) =>
      old && { ...old, version: result.version, findings: result.findings, fields: old.fields.map((f) => (keyOf(f) === keyOf(result.field) ? result.field : f)) },
    );
  };
  const next = (key: string) => {
    const at = keyable.findIndex((field) => keyOf(field) === key);
    const following = keyable[at + 1];
    if (following) onActive(keyOf(following));
  };
  return (
    <>
      {groupsOf(keyable, t("keying.general")).map((group) => (
        <section key={`${group.title}-${keyOf(group.fields[0] as Field)}`} className="key-group">
          <h3>{group.title}</h3>
          {group.fields.map((field) => (
            <KeyingRow
              key={keyOf(field)} documentId={detail.id} version={() => version.current} field={field} active={keyOf(field) === active}
              onActive={() => onActive(keyOf(field))} onNext={() => next(keyOf(field))} onSaved={saved} onUnsaved={onUnsaved}
            />
          ))}
        </section>
      ))}
    </>
  );
}

function Body({ detail }: { detail: Detail }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [active, setActive] = useState(() => {
    const first = detail.fields.find((f) => f.keyable && f.decided === "open") ?? detail.fields.find((f) => f.keyable);
    return first ? keyOf(first) : "";
  });
  const [pageIndex, setPageIndex] = useState(0);
  // Rows in which something is typed that was not kept; 入力完了 must not leave them behind.
  const unsaved = useRef(new Set<string>());
  const [left, setLeft] = useState<string[]>([]);
  const markUnsaved = useCallback((label: string, is: boolean) => {
    if (is) unsaved.current.add(label);
    else unsaved.current.delete(label);
    setLeft((shown) => (shown.length ? [...unsaved.current] : shown));
  }, []);
  const version = useRef(detail.version);
  version.current = Math.max(version.current, detail.version);
  const complete = useMutation({
    scope: keyingScope(detail.id),
    mutationFn: () => unwrap(api.POST("/api/documents/{document_id}/complete", { params: { path: { document_id: detail.id } }, body: { version: version.current } })),
    onSuccess: () => {
      showDone(t("keying.completed"));
      void client.invalidateQueries();
      navigate(detail.case_id ? `/cases/${detail.case_id}` : "/keying");
    },
  });
  const finish = () => {
    setLeft([...unsaved.current]);
    if (!unsaved.current.size) complete.mutate();
  };
  const field = detail.fields.find((f) => keyOf(f) === active);
  const page = detail.pages.find((p) => p.page_id === field?.page_id) ?? detail.pages[pageIndex];
  return (
    <div className="key-grid">
      <div className="key-viewer">
        {page ? <PageViewer url={page.image_url} width={page.width_px} height={page.height_px} {...(field?.rect && field.page_id === page.page_id ? { focus: field.rect } : {})} label={detail.kind_label} /> : <Empty>{t("case.noSheet")}</Empty>}
        {detail.pages.length > 1 ? (
          <div className="key-pages">{detail.pages.map((p, index) => <Button key={p.page_id} size="compact-xs" variant={p === page ? "filled" : "default"} onClick={() => setPageIndex(index)}>{p.position}</Button>)}</div>
        ) : null}
      </div>
      <div className="key-form">
        {detail.findings.length ? <Findings findings={detail.findings} /> : null}
        <Form detail={detail} version={version} active={active} onActive={setActive} onUnsaved={markUnsaved} />
        <ErrorNote error={complete.error} />
        {left.length ? <Alert color="shu" variant="light" role="alert" title={t("keying.left")} styles={{ title: { color: "#8d2119" } }}>{t("keying.leftRows", { rows: left.join("、") })}</Alert> : null}
        <Button size="sm" loading={complete.isPending} onClick={finish}>{t("keying.complete")}</Button>
      </div>
    </div>
  );
}

/** 画像から入力: the picture on the left, all fields of the kind on the right. */
export default function KeyingPage() {
  const { t } = useTranslation();
  const { documentId = "" } = useParams();
  const query = useQuery({ queryKey: ["document", documentId], queryFn: () => unwrap(api.GET("/api/documents/{document_id}", { params: { path: { document_id: documentId } } })) });
  const detail = query.data;
  const crumb = detail ? <>{detail.kind_label}{detail.case_id ? <> ・ <Link to={`/cases/${detail.case_id}`}>{detail.receipt_number}</Link></> : null}　<span>{t("keying.help")}</span></> : null;
  return (
    <Page title={t("nav.keying")} crumb={crumb} flush>
      {query.error ? <div style={{ padding: 16 }}><ErrorNote error={query.error} /></div> : null}
      {detail ? <Body key={detail.id} detail={detail} /> : query.isPending ? <Empty loading>…</Empty> : null}
    </Page>
  );
}
