import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { EntryNote, FieldInput } from "../../components/FieldInput";
import { Findings } from "../../components/Findings";
import { Light } from "../../components/Light";
import { PageViewer } from "../../components/PageViewer";
import { Strip } from "../../components/Strip";
import { Candidates } from "./Candidates";
import { Refusal } from "./Refusal";
import { StateKeys } from "./StateKeys";
import { candidatesOf, type useItemEditor } from "./useItemEditor";
import type { Decision, Item } from "./useReviewQueue";

interface ReviewDeskProps {
  item: Item;
  editor: ReturnType<typeof useItemEditor>;
  busy: boolean;
  error: unknown;
  senior: boolean;
  place: number;
  onPlace: () => void;
  onDecide: (decision: Decision) => void;
  onEnter: () => void;
  onPostpone: () => void;
}

function fieldLabel(item: Item): string {
  return item.spec.row_label ? `${item.spec.row_label}　${item.spec.label}` : item.spec.label;
}

function Heading({ item }: { item: Item }) {
  const { t } = useTranslation();
  return (
    <div className="review-head">
      <div>
        <span className="review-label">{fieldLabel(item)}</span>
        {item.spec.required ? <span className="need">{t("field.required")}</span> : null}
        {item.masked ? <Light tone="ask" tag>{t("review.masked")}</Light> : null}
        {item.must_type ? <Light tone="bad" tag>{t("review.mustType")}</Light> : null}
      </div>
      <div className="soft">
        {item.document.kind_label}
        {item.case_id ? <> ・ <Link to={`/cases/${item.case_id}`}>{item.receipt_number}</Link></> : null}
      </div>
    </div>
  );
}

function MachineState({ item, touched }: { item: Item; touched: boolean }) {
  const { t } = useTranslation();
  if (item.reading.state === "read" || touched) return null;
  return <div className="machine-state">{t("review.machineSaw", { state: t(`state.${item.reading.state}`) })}</div>;
}

/** Decided fields of the same person; they help to judge. */
function Neighbours({ item }: { item: Item }) {
  const { t } = useTranslation();
  if (!item.neighbours?.length) return null;
  return (
    <section>
      <h3>{t("review.neighbours")}</h3>
      <dl className="kv">
        {item.neighbours.map((n) => (
          <div key={n.label} style={{ display: "contents" }}>
            <dt>{n.label}</dt>
            <dd>{n.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One item: the picture and the value at the same height, the page below the picture, the help below the value. */
export function ReviewDesk(props: ReviewDeskProps) {
  const { item, editor, busy, error, senior, place, onPlace, onDecide, onEnter, onPostpone } = props;
  const { t } = useTranslation();
  const [overrideFor, setOverrideFor] = useState("");
  const label = fieldLabel(item);
  const confirmWord = editor.touched ? t("review.save") : item.reading.state === "read" ? t("review.confirm") : t("review.confirmState", { state: t(`state.${item.reading.state}`) });
  const override = (reason: string) => {
    setOverrideFor(item.id);
    const value = editor.entry?.kind === "value" ? editor.entry.value : editor.text;
    onDecide({ action: "type", value, override_reason: reason });
  };
  return (
    <div className="review-grid">
      <div className="review-strip">
        <Strip url={item.strip_url} label={label} height={132} onClick={onPlace} />
      </div>
      <div className="review-value">
        <Heading item={item} />
        <FieldInput
          spec={item.spec}
          text={editor.text}
          onText={editor.setText}
          onEnter={onEnter}
          eraHint={editor.hint}
          doubtful={editor.doubtful}
          focusKey={item.id}
          autoFocus
          label={label}
        />
        <div className="review-note">
          <MachineState item={item} touched={editor.touched} />
          {editor.entry && (editor.text || editor.touched) ? <EntryNote entry={editor.entry} onText={editor.setText} /> : null}
        </div>
      </div>
      <div className="review-page">
        {item.page ? (
          <PageViewer url={item.page.image_url} width={item.page.width_px} height={item.page.height_px} focus={item.page.rect} nonce={place} label={t("review.page")} />
        ) : (
          <div className="empty">{t("review.noPage")}</div>
        )}
      </div>
      <div className="review-help">
        <div className="review-actions">
          <Button size="md" loading={busy} onClick={onEnter} disabled={item.must_type && !editor.touched}>
            {confirmWord}&nbsp;<span className="kbd on-dark">Enter</span>
          </Button>
          <StateKeys item={item} busy={busy} onAction={(action) => onDecide({ action })} onPostpone={onPostpone} />
        </div>
        <Refusal key={item.id + overrideFor} error={error} mayOverride={senior} onOverride={override} />
        <section>
          <h3>{t("review.why")}</h3>
          <p className="ask-reason">{item.ask_reason}</p>
          {item.postponed_reason ? <p className="ask-reason">{t("review.postponedBy", { who: item.postponed_by ?? "", why: item.postponed_reason })}</p> : null}
          {item.findings.length ? <Findings findings={item.findings} /> : null}
        </section>
        <section>
          <h3>{t("review.candidates")}</h3>
          <Candidates spec={item.spec} candidates={candidatesOf(item)} onChoose={editor.setText} />
        </section>
        <Neighbours item={item} />
        <p className="soft small engine">{t("review.engine", { engine: item.reading.engine, raw: item.masked ? "—" : item.reading.raw || "—" })}</p>
      </div>
    </div>
  );
}
